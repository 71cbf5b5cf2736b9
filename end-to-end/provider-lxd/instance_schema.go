package main

import (
	"context"

	"github.com/hashicorp/terraform-plugin-framework/attr"
	"github.com/hashicorp/terraform-plugin-framework/resource"
	"github.com/hashicorp/terraform-plugin-framework/resource/schema"
	"github.com/hashicorp/terraform-plugin-framework/resource/schema/booldefault"
	"github.com/hashicorp/terraform-plugin-framework/resource/schema/boolplanmodifier"
	"github.com/hashicorp/terraform-plugin-framework/resource/schema/listdefault"
	"github.com/hashicorp/terraform-plugin-framework/resource/schema/mapdefault"
	"github.com/hashicorp/terraform-plugin-framework/resource/schema/planmodifier"
	"github.com/hashicorp/terraform-plugin-framework/resource/schema/stringdefault"
	"github.com/hashicorp/terraform-plugin-framework/resource/schema/stringplanmodifier"
	"github.com/hashicorp/terraform-plugin-framework/types"
)

func (r *instanceResource) Schema(_ context.Context, _ resource.SchemaRequest, resp *resource.SchemaResponse) {
	replace := []planmodifier.String{stringplanmodifier.RequiresReplace()}
	noTexts := mapdefault.StaticValue(types.MapValueMust(types.StringType, map[string]attr.Value{}))
	usual := listdefault.StaticValue(types.ListValueMust(types.StringType, []attr.Value{types.StringValue("default")}))
	resp.Schema = schema.Schema{
		Attributes: map[string]schema.Attribute{
			"name":             schema.StringAttribute{Required: true, PlanModifiers: replace},
			"image":            schema.StringAttribute{Optional: true, PlanModifiers: replace},
			"type":             schema.StringAttribute{Optional: true, Computed: true, Default: stringdefault.StaticString("container"), PlanModifiers: replace},
			"description":      schema.StringAttribute{Optional: true, Computed: true, Default: stringdefault.StaticString("")},
			"ephemeral":        schema.BoolAttribute{Optional: true, Computed: true, Default: booldefault.StaticBool(false), PlanModifiers: []planmodifier.Bool{boolplanmodifier.RequiresReplace()}},
			"running":          schema.BoolAttribute{Optional: true, Computed: true, Default: booldefault.StaticBool(true)},
			"wait_for_network": schema.BoolAttribute{Optional: true, Computed: true, Default: booldefault.StaticBool(true)},
			"profiles":         schema.ListAttribute{ElementType: types.StringType, Optional: true, Computed: true, Default: usual},
			"limits":           schema.MapAttribute{ElementType: types.StringType, Optional: true, Computed: true, Default: noTexts},
			"config":           schema.MapAttribute{ElementType: types.StringType, Optional: true, Computed: true, Default: noTexts},
			"ipv4_address":     schema.StringAttribute{Computed: true},
			"mac_address":      schema.StringAttribute{Computed: true},
			"status":           schema.StringAttribute{Computed: true},
		},
		Blocks: map[string]schema.Block{
			"device": schema.SetNestedBlock{NestedObject: schema.NestedBlockObject{Attributes: map[string]schema.Attribute{
				"name":       schema.StringAttribute{Required: true},
				"type":       schema.StringAttribute{Required: true},
				"properties": schema.MapAttribute{ElementType: types.StringType, Required: true},
			}}},
		},
	}
}
