package main

import (
	"context"
	"fmt"
	"net/http"
	"strings"

	"github.com/hashicorp/terraform-plugin-framework/resource"
	"github.com/hashicorp/terraform-plugin-framework/resource/schema"
	"github.com/hashicorp/terraform-plugin-framework/resource/schema/mapdefault"
	"github.com/hashicorp/terraform-plugin-framework/resource/schema/planmodifier"
	"github.com/hashicorp/terraform-plugin-framework/resource/schema/stringdefault"
	"github.com/hashicorp/terraform-plugin-framework/resource/schema/stringplanmodifier"
	"github.com/hashicorp/terraform-plugin-framework/types"
)

// volumeResource is lxd_volume: a custom storage volume.
type volumeResource struct{ lxd *client }

type volumeModel struct {
	Name        types.String `tfsdk:"name"`
	Pool        types.String `tfsdk:"pool"`
	Description types.String `tfsdk:"description"`
	Type        types.String `tfsdk:"type"`
	ContentType types.String `tfsdk:"content_type"`
	Config      types.Map    `tfsdk:"config"`
}

func (r *volumeResource) Metadata(_ context.Context, _ resource.MetadataRequest, resp *resource.MetadataResponse) {
	resp.TypeName = "lxd_volume"
}

func (r *volumeResource) Configure(_ context.Context, req resource.ConfigureRequest, _ *resource.ConfigureResponse) {
	r.lxd = clientOf(req)
}

func (r *volumeResource) Schema(_ context.Context, _ resource.SchemaRequest, resp *resource.SchemaResponse) {
	replace := []planmodifier.String{stringplanmodifier.RequiresReplace()}
	resp.Schema = schema.Schema{Attributes: map[string]schema.Attribute{
		"name":         schema.StringAttribute{Required: true, PlanModifiers: replace},
		"pool":         schema.StringAttribute{Required: true, PlanModifiers: replace},
		"description":  schema.StringAttribute{Optional: true, Computed: true, Default: stringdefault.StaticString("")},
		"type":         schema.StringAttribute{Optional: true, Computed: true, Default: stringdefault.StaticString("custom"), PlanModifiers: replace},
		"content_type": schema.StringAttribute{Optional: true, Computed: true, Default: stringdefault.StaticString("filesystem"), PlanModifiers: replace},
		"config": schema.MapAttribute{
			ElementType: types.StringType, Optional: true, Computed: true,
			Default: mapdefault.StaticValue(types.MapValueMust(types.StringType, nil)),
		},
	}}
}

func (m volumeModel) collection() string {
	return "/storage-pools/" + escaped(m.Pool.ValueString()) + "/volumes/custom"
}

func (m volumeModel) path() string { return m.collection() + "/" + escaped(m.Name.ValueString()) }

func (r *volumeResource) Create(ctx context.Context, req resource.CreateRequest, resp *resource.CreateResponse) {
	var plan volumeModel
	if resp.Diagnostics.Append(req.Plan.Get(ctx, &plan)...); resp.Diagnostics.HasError() {
		return
	}
	body := map[string]any{
		"name": plan.Name.ValueString(), "type": "custom", "content_type": plan.ContentType.ValueString(),
		"description": plan.Description.ValueString(), "config": textMap(ctx, plan.Config, &resp.Diagnostics),
	}
	if err := r.lxd.call(ctx, http.MethodPost, plan.collection(), body, nil); err != nil {
		resp.Diagnostics.AddError(fmt.Sprintf("Failed to create storage volume %q", plan.Name.ValueString()), words(err))
		return
	}
	resp.Diagnostics.Append(resp.State.Set(ctx, plan)...)
}

func (r *volumeResource) Read(ctx context.Context, req resource.ReadRequest, resp *resource.ReadResponse) {
	var state volumeModel
	if resp.Diagnostics.Append(req.State.Get(ctx, &state)...); resp.Diagnostics.HasError() {
		return
	}
	var volume struct {
		Description string            `json:"description"`
		Config      map[string]string `json:"config"`
	}
	err := r.lxd.call(ctx, http.MethodGet, state.path(), nil, &volume)
	if isNotFound(err) {
		resp.State.RemoveResource(ctx)
		return
	}
	if err != nil {
		resp.Diagnostics.AddError(fmt.Sprintf("Failed to retrieve storage volume %q", state.Name.ValueString()), words(err))
		return
	}
	state.Description = types.StringValue(volume.Description)
	state.setConfig(ctx, volume.Config)
	resp.Diagnostics.Append(resp.State.Set(ctx, state)...)
}

// setConfig keeps what was asked for and what someone added, but not what LXD adds by itself.
func (m *volumeModel) setConfig(ctx context.Context, config map[string]string) {
	ours := func(key string) bool {
		return strings.HasPrefix(key, "volatile.") || key == "block.filesystem" || key == "block.mount_options"
	}
	value, diags := types.MapValueFrom(ctx, types.StringType, stated(config, ours))
	if !diags.HasError() {
		m.Config = value
	}
}

func (r *volumeResource) Update(ctx context.Context, req resource.UpdateRequest, resp *resource.UpdateResponse) {
	var plan volumeModel
	if resp.Diagnostics.Append(req.Plan.Get(ctx, &plan)...); resp.Diagnostics.HasError() {
		return
	}
	err := r.lxd.change(ctx, plan.path(), func(volume map[string]any) {
		volume["description"] = plan.Description.ValueString()
		volume["config"] = textMap(ctx, plan.Config, &resp.Diagnostics)
	})
	if err != nil {
		resp.Diagnostics.AddError(fmt.Sprintf("Failed to update storage volume %q", plan.Name.ValueString()), words(err))
		return
	}
	resp.Diagnostics.Append(resp.State.Set(ctx, plan)...)
}

func (r *volumeResource) Delete(ctx context.Context, req resource.DeleteRequest, resp *resource.DeleteResponse) {
	var state volumeModel
	if resp.Diagnostics.Append(req.State.Get(ctx, &state)...); resp.Diagnostics.HasError() {
		return
	}
	err := r.lxd.call(ctx, http.MethodDelete, state.path(), nil, nil)
	if err != nil && !isNotFound(err) {
		resp.Diagnostics.AddError(fmt.Sprintf("Failed to remove storage volume %q in pool %q",
			state.Name.ValueString(), state.Pool.ValueString()), words(err))
	}
}
