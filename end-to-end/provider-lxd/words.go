package main

import (
	"context"
	"errors"
	"strings"

	"github.com/hashicorp/terraform-plugin-framework/diag"
	"github.com/hashicorp/terraform-plugin-framework/resource"
	"github.com/hashicorp/terraform-plugin-framework/types"
)

// words is err as a diagnostic's detail, without the mark that tells a 404.
func words(err error) string {
	return strings.TrimSuffix(err.Error(), ": "+errNotFound.Error())
}

func isNotFound(err error) bool { return errors.Is(err, errNotFound) }

// clientOf takes the client over from the provider; there is none while a configuration is only validated.
func clientOf(req resource.ConfigureRequest) *client {
	given, _ := req.ProviderData.(*client)
	return given
}

// textMap reads a map of strings; null reads as empty.
func textMap(ctx context.Context, from types.Map, diags *diag.Diagnostics) map[string]string {
	texts := map[string]string{}
	if !from.IsNull() && !from.IsUnknown() {
		diags.Append(from.ElementsAs(ctx, &texts, false)...)
	}
	return texts
}

// stated keeps, of what LXD has, the keys that were asked for and those someone added, but none LXD adds by itself.
func stated(config map[string]string, foreign func(key string) bool) map[string]string {
	kept := map[string]string{}
	for key, value := range config {
		if !foreign(key) {
			kept[key] = value
		}
	}
	return kept
}
