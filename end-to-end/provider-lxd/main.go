// Command terraform-provider-lxd is a stand-in for the published provider terraform-lxd/lxd, for end-to-end tests on
// machines that cannot reach a provider registry. It covers what the deployer's own OpenTofu roots use of it.
package main

import (
	"context"
	"log"

	"github.com/hashicorp/terraform-plugin-framework/provider"
	"github.com/hashicorp/terraform-plugin-framework/providerserver"
)

// address is the one OpenTofu looks for when a root says source = "terraform-lxd/lxd".
const address = "registry.opentofu.org/terraform-lxd/lxd"

func main() {
	create := func() provider.Provider { return &lxdProvider{} }
	if err := providerserver.Serve(context.Background(), create, providerserver.ServeOpts{Address: address}); err != nil {
		log.Fatal(err)
	}
}
