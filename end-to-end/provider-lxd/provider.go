package main

import (
	"context"
	"time"

	"github.com/hashicorp/terraform-plugin-framework/datasource"
	"github.com/hashicorp/terraform-plugin-framework/provider"
	"github.com/hashicorp/terraform-plugin-framework/provider/schema"
	"github.com/hashicorp/terraform-plugin-framework/resource"
)

// lxdProvider hands each resource a client; it never connects by itself, so a plan that only creates needs no LXD.
type lxdProvider struct{}

func (*lxdProvider) Metadata(_ context.Context, _ provider.MetadataRequest, resp *provider.MetadataResponse) {
	resp.TypeName = "lxd"
	resp.Version = "2.7.1"
}

func (*lxdProvider) Schema(_ context.Context, _ provider.SchemaRequest, resp *provider.SchemaResponse) {
	resp.Schema = schema.Schema{
		Description: "A stand-in for tests, not the published provider: lxd_instance and lxd_volume over the local socket.",
	}
}

func (*lxdProvider) Configure(_ context.Context, _ provider.ConfigureRequest, resp *provider.ConfigureResponse) {
	resp.ResourceData = newClient(socketPath(), time.Sleep)
}

func (*lxdProvider) Resources(context.Context) []func() resource.Resource {
	return []func() resource.Resource{
		func() resource.Resource { return &volumeResource{} },
		func() resource.Resource { return &instanceResource{} },
	}
}

func (*lxdProvider) DataSources(context.Context) []func() datasource.DataSource { return nil }
