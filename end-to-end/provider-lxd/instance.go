package main

import (
	"context"
	"fmt"
	"net/http"
	"strings"
	"time"

	"github.com/hashicorp/terraform-plugin-framework/diag"
	"github.com/hashicorp/terraform-plugin-framework/resource"
	"github.com/hashicorp/terraform-plugin-framework/types"
)

const (
	// between is the pause between two looks at an instance that starts or stops.
	between = 250 * time.Millisecond
	// networkLimit is how long an instance may take to get an address.
	networkLimit = 3 * time.Minute
	managedBy    = "user.managed-by"
)

// instanceResource is lxd_instance: a container or virtual machine.
type instanceResource struct{ lxd *client }

type instanceModel struct {
	Name           types.String  `tfsdk:"name"`
	Image          types.String  `tfsdk:"image"`
	Type           types.String  `tfsdk:"type"`
	Description    types.String  `tfsdk:"description"`
	Ephemeral      types.Bool    `tfsdk:"ephemeral"`
	Running        types.Bool    `tfsdk:"running"`
	WaitForNetwork types.Bool    `tfsdk:"wait_for_network"`
	Profiles       types.List    `tfsdk:"profiles"`
	Limits         types.Map     `tfsdk:"limits"`
	Config         types.Map     `tfsdk:"config"`
	Devices        []deviceModel `tfsdk:"device"`
	IPv4           types.String  `tfsdk:"ipv4_address"`
	MAC            types.String  `tfsdk:"mac_address"`
	Status         types.String  `tfsdk:"status"`
}

type deviceModel struct {
	Name       types.String `tfsdk:"name"`
	Type       types.String `tfsdk:"type"`
	Properties types.Map    `tfsdk:"properties"`
}

func (r *instanceResource) Metadata(_ context.Context, _ resource.MetadataRequest, resp *resource.MetadataResponse) {
	resp.TypeName = "lxd_instance"
}

func (r *instanceResource) Configure(_ context.Context, req resource.ConfigureRequest, _ *resource.ConfigureResponse) {
	r.lxd = clientOf(req)
}

func (m instanceModel) path() string { return "/instances/" + escaped(m.Name.ValueString()) }

func (r *instanceResource) Create(ctx context.Context, req resource.CreateRequest, resp *resource.CreateResponse) {
	var plan instanceModel
	if resp.Diagnostics.Append(req.Plan.Get(ctx, &plan)...); resp.Diagnostics.HasError() {
		return
	}
	name := plan.Name.ValueString()
	fingerprint, err := r.fingerprint(ctx, plan.Image.ValueString())
	if err != nil {
		resp.Diagnostics.AddError(fmt.Sprintf("Failed to retrieve image info for instance %q", name), words(err))
		return
	}
	body := plan.body(ctx, &resp.Diagnostics)
	body["name"] = name
	body["type"] = plan.Type.ValueString()
	body["source"] = map[string]any{"type": "image", "fingerprint": fingerprint}
	if err := r.lxd.call(context.WithoutCancel(ctx), http.MethodPost, "/instances", body, nil); err != nil {
		resp.Diagnostics.AddError(fmt.Sprintf("Failed to create instance %q", name), words(err))
		return
	}
	plan.IPv4, plan.MAC, plan.Status = types.StringNull(), types.StringNull(), types.StringValue("Stopped")
	// From here on the instance is there: whatever fails now leaves it in the state, tainted.
	resp.Diagnostics.Append(resp.State.Set(ctx, plan)...)
	if err := r.start(ctx, plan); err != nil {
		resp.Diagnostics.AddError(fmt.Sprintf("Failed to start instance %q", name), words(err))
		return
	}
	r.refresh(ctx, &plan, &resp.Diagnostics)
	resp.Diagnostics.Append(resp.State.Set(ctx, plan)...)
}

// fingerprint is the image an alias stands for; what is no alias is taken for a fingerprint.
func (r *instanceResource) fingerprint(ctx context.Context, image string) (string, error) {
	var alias struct {
		Target string `json:"target"`
	}
	err := r.lxd.call(ctx, http.MethodGet, "/images/aliases/"+escaped(image), nil, &alias)
	if err == nil {
		return alias.Target, nil
	}
	if !isNotFound(err) {
		return "", err
	}
	var known struct {
		Fingerprint string `json:"fingerprint"`
	}
	if err := r.lxd.call(ctx, http.MethodGet, "/images/"+escaped(image), nil, &known); err != nil {
		if isNotFound(err) {
			return "", fmt.Errorf("Image not found: %w", errNotFound) //nolint:staticcheck // LXD's own words
		}
		return "", err
	}
	return known.Fingerprint, nil
}

// body is the part of an instance that can be changed while it is there.
func (m instanceModel) body(ctx context.Context, diags *diag.Diagnostics) map[string]any {
	config := textMap(ctx, m.Config, diags)
	for key, value := range textMap(ctx, m.Limits, diags) {
		config["limits."+key] = value
	}
	var profiles []string
	if m.Profiles.IsNull() || m.Profiles.IsUnknown() {
		profiles = []string{"default"}
	} else {
		diags.Append(m.Profiles.ElementsAs(ctx, &profiles, false)...)
	}
	devices := map[string]map[string]string{}
	for _, device := range m.Devices {
		properties := textMap(ctx, device.Properties, diags)
		properties["type"] = device.Type.ValueString()
		properties[managedBy] = "terraform-lxd-provider"
		devices[device.Name.ValueString()] = properties
	}
	return map[string]any{
		"description": m.Description.ValueString(), "ephemeral": m.Ephemeral.ValueBool(),
		"profiles": profiles, "config": config, "devices": devices,
	}
}

func (r *instanceResource) start(ctx context.Context, plan instanceModel) error {
	if !plan.Running.ValueBool() {
		return nil
	}
	body := map[string]any{"action": "start", "timeout": 180}
	if err := r.lxd.call(ctx, http.MethodPut, plan.path()+"/state", body, nil); err != nil {
		return err
	}
	if !plan.WaitForNetwork.ValueBool() {
		return nil
	}
	return r.waitForAddress(ctx, plan)
}

func (r *instanceResource) waitForAddress(ctx context.Context, plan instanceModel) error {
	for waited := time.Duration(0); waited < networkLimit; waited += between {
		state, err := r.state(ctx, plan)
		if err != nil {
			return err
		}
		if address, _ := state.address(""); address != "" {
			return nil
		}
		if err := ctx.Err(); err != nil {
			return err
		}
		r.lxd.sleep(between)
	}
	return fmt.Errorf("timeout while waiting for state to become 'OK' (last state: 'Waiting for network', timeout: %s)", networkLimit)
}

func (r *instanceResource) Read(ctx context.Context, req resource.ReadRequest, resp *resource.ReadResponse) {
	var state instanceModel
	if resp.Diagnostics.Append(req.State.Get(ctx, &state)...); resp.Diagnostics.HasError() {
		return
	}
	if gone := r.refresh(ctx, &state, &resp.Diagnostics); gone {
		resp.State.RemoveResource(ctx)
		return
	}
	resp.Diagnostics.Append(resp.State.Set(ctx, state)...)
}

// refresh takes over what LXD says of the instance, and tells whether it is gone.
func (r *instanceResource) refresh(ctx context.Context, model *instanceModel, diags *diag.Diagnostics) (gone bool) {
	var instance instanceInfo
	err := r.lxd.call(ctx, http.MethodGet, model.path(), nil, &instance)
	if isNotFound(err) {
		return true
	}
	state, stateErr := r.state(ctx, *model)
	if err != nil || stateErr != nil {
		diags.AddError(fmt.Sprintf("Failed to retrieve instance %q", model.Name.ValueString()), fmt.Sprint(err, stateErr))
		return false
	}
	model.take(ctx, instance, state, diags)
	return false
}

func (r *instanceResource) state(ctx context.Context, model instanceModel) (instanceState, error) {
	var state instanceState
	err := r.lxd.call(ctx, http.MethodGet, model.path()+"/state", nil, &state)
	return state, err
}

func (m *instanceModel) take(ctx context.Context, instance instanceInfo, state instanceState, diags *diag.Diagnostics) {
	config, limits := map[string]string{}, map[string]string{}
	foreign := func(key string) bool { return strings.HasPrefix(key, "image.") || strings.HasPrefix(key, "volatile.") }
	for key, value := range stated(instance.Config, foreign) {
		if limit, isLimit := strings.CutPrefix(key, "limits."); isLimit {
			limits[limit] = value
		} else {
			config[key] = value
		}
	}
	var problems diag.Diagnostics
	m.Config, problems = types.MapValueFrom(ctx, types.StringType, config)
	diags.Append(problems...)
	m.Limits, problems = types.MapValueFrom(ctx, types.StringType, limits)
	diags.Append(problems...)
	m.Profiles, problems = types.ListValueFrom(ctx, types.StringType, instance.Profiles)
	diags.Append(problems...)
	m.Devices = devices(ctx, instance.Devices, diags)
	m.Description = types.StringValue(instance.Description)
	m.Status = types.StringValue(state.Status)
	m.Running = types.BoolValue(state.Status == "Running")
	address, mac := state.address(instance.ExpandedConfig["user.access_interface"])
	m.IPv4, m.MAC = textOrNull(address), textOrNull(mac)
}

func textOrNull(text string) types.String {
	if text == "" {
		return types.StringNull()
	}
	return types.StringValue(text)
}

func devices(ctx context.Context, known map[string]map[string]string, diags *diag.Diagnostics) []deviceModel {
	var models []deviceModel
	for name, properties := range known {
		kind := properties["type"]
		rest := stated(properties, func(key string) bool { return key == "type" || key == managedBy })
		value, problems := types.MapValueFrom(ctx, types.StringType, rest)
		diags.Append(problems...)
		models = append(models, deviceModel{Name: types.StringValue(name), Type: types.StringValue(kind), Properties: value})
	}
	return models
}

func (r *instanceResource) Update(ctx context.Context, req resource.UpdateRequest, resp *resource.UpdateResponse) {
	var plan instanceModel
	if resp.Diagnostics.Append(req.Plan.Get(ctx, &plan)...); resp.Diagnostics.HasError() {
		return
	}
	name := plan.Name.ValueString()
	err := r.lxd.change(ctx, plan.path(), func(instance map[string]any) {
		config := kept(instance["config"])
		body := plan.body(ctx, &resp.Diagnostics)
		for key, value := range body["config"].(map[string]string) {
			config[key] = value
		}
		body["config"] = config
		for key, value := range body {
			instance[key] = value
		}
	})
	if err != nil {
		resp.Diagnostics.AddError(fmt.Sprintf("Failed to update instance %q", name), words(err))
		return
	}
	if err := r.follow(ctx, plan); err != nil {
		resp.Diagnostics.AddError(fmt.Sprintf("Failed to change the state of instance %q", name), words(err))
		return
	}
	r.refresh(ctx, &plan, &resp.Diagnostics)
	resp.Diagnostics.Append(resp.State.Set(ctx, plan)...)
}

// kept is what LXD itself wrote into an instance's configuration and needs to find there again.
func kept(config any) map[string]string {
	own := map[string]string{}
	known, _ := config.(map[string]any)
	for key, value := range known {
		if strings.HasPrefix(key, "image.") || strings.HasPrefix(key, "volatile.") {
			own[key] = fmt.Sprint(value)
		}
	}
	return own
}

// follow starts or stops the instance where it is not as planned.
func (r *instanceResource) follow(ctx context.Context, plan instanceModel) error {
	state, err := r.state(ctx, plan)
	if err != nil {
		return err
	}
	isRunning := state.Status == "Running"
	if plan.Running.ValueBool() && !isRunning {
		return r.start(ctx, plan)
	}
	if !plan.Running.ValueBool() && isRunning {
		return r.stop(ctx, plan, false)
	}
	return nil
}

func (r *instanceResource) stop(ctx context.Context, model instanceModel, force bool) error {
	body := map[string]any{"action": "stop", "timeout": 60, "force": force}
	return r.lxd.call(ctx, http.MethodPut, model.path()+"/state", body, nil)
}

func (r *instanceResource) Delete(ctx context.Context, req resource.DeleteRequest, resp *resource.DeleteResponse) {
	var state instanceModel
	if resp.Diagnostics.Append(req.State.Get(ctx, &state)...); resp.Diagnostics.HasError() {
		return
	}
	now, err := r.state(ctx, state)
	if isNotFound(err) {
		return
	}
	if err == nil && now.Status == "Running" {
		err = r.stop(ctx, state, true)
	}
	if err == nil {
		err = r.lxd.call(ctx, http.MethodDelete, state.path(), nil, nil)
	}
	if err != nil && !isNotFound(err) {
		resp.Diagnostics.AddError(fmt.Sprintf("Failed to remove instance %q", state.Name.ValueString()), words(err))
	}
}
