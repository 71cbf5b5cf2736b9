package main

import (
	"context"
	"encoding/json"
	"net"
	"net/http"
	"net/http/httptest"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/hashicorp/terraform-plugin-framework/types"
)

// fakeLXD answers on a unix socket as told, path by path, and remembers what it was asked.
type fakeLXD struct {
	answers map[string]string
	asked   []string
}

func (f *fakeLXD) start(t *testing.T) *client {
	t.Helper()
	socket := filepath.Join(t.TempDir(), "unix.socket")
	listener, err := net.Listen("unix", socket)
	if err != nil {
		t.Fatal(err)
	}
	server := httptest.NewUnstartedServer(http.HandlerFunc(f.serve))
	server.Listener = listener
	server.Start()
	t.Cleanup(server.Close)
	return newClient(socket, func(time.Duration) {})
}

func (f *fakeLXD) serve(w http.ResponseWriter, r *http.Request) {
	question := r.Method + " " + strings.TrimPrefix(r.URL.EscapedPath(), "/1.0")
	f.asked = append(f.asked, question+" If-Match:"+r.Header.Get("If-Match"))
	w.Header().Set("ETag", "tag-1")
	answer, known := f.answers[question]
	if !known {
		answer = `{"type":"error","error_code":404,"error":"Instance not found"}`
	}
	_, _ = w.Write([]byte(answer))
}

func TestReadsWhatLXDHas(t *testing.T) {
	lxd := (&fakeLXD{answers: map[string]string{"GET /x": `{"type":"sync","metadata":{"name":"demo"}}`}}).start(t)
	var thing struct{ Name string }
	if err := lxd.call(context.Background(), http.MethodGet, "/x", nil, &thing); err != nil || thing.Name != "demo" {
		t.Fatalf("got %v, %v", thing, err)
	}
}

func TestTellsWhatIsNotThereFromOtherErrors(t *testing.T) {
	lxd := (&fakeLXD{answers: map[string]string{"GET /bad": `{"type":"error","error_code":500,"error":"oh"}`}}).start(t)
	gone := lxd.call(context.Background(), http.MethodGet, "/gone", nil, nil)
	if !isNotFound(gone) || words(gone) != "Instance not found" {
		t.Fatalf("got %v", gone)
	}
	if bad := lxd.call(context.Background(), http.MethodGet, "/bad", nil, nil); isNotFound(bad) || bad.Error() != "oh" {
		t.Fatalf("got %v", bad)
	}
}

func TestTellsWhyAnOperationFailed(t *testing.T) {
	lxd := (&fakeLXD{answers: map[string]string{
		"POST /instances":        `{"type":"async","operation":"/1.0/operations/7"}`,
		"GET /operations/7/wait": `{"type":"sync","metadata":{"status_code":400,"err":"no space"}}`,
	}}).start(t)
	if err := lxd.call(context.Background(), http.MethodPost, "/instances", nil, nil); err == nil || err.Error() != "no space" {
		t.Fatalf("got %v", err)
	}
}

func TestSitsAnOperationOutThoughItIsCancelled(t *testing.T) {
	fake := &fakeLXD{answers: map[string]string{"GET /operations/7/wait": `{"type":"sync","metadata":{"status_code":200}}`}}
	if err := fake.start(t).wait("/1.0/operations/7"); err != nil {
		t.Fatal(err)
	}
}

func TestOverwritesNothingThatSomeoneElseChanged(t *testing.T) {
	fake := &fakeLXD{answers: map[string]string{
		"GET /i": `{"type":"sync","metadata":{"description":"old"}}`, "PUT /i": `{"type":"sync"}`,
	}}
	err := fake.start(t).change(context.Background(), "/i", func(thing map[string]any) { thing["description"] = "new" })
	if err != nil || fake.asked[1] != "PUT /i If-Match:tag-1" {
		t.Fatalf("asked %v, got %v", fake.asked, err)
	}
}

func TestSaysThatLXDIsNotThere(t *testing.T) {
	lxd := newClient(filepath.Join(t.TempDir(), "none"), time.Sleep)
	err := lxd.call(context.Background(), http.MethodGet, "/x", nil, nil)
	if err == nil || !strings.Contains(err.Error(), "Please check LXD is running") {
		t.Fatalf("got %v", err)
	}
}

func TestGivesUpOnAnInstanceWithoutAddress(t *testing.T) {
	lxd := (&fakeLXD{answers: map[string]string{"GET /instances/n/state": `{"type":"sync","metadata":{"status":"Running"}}`}}).start(t)
	err := (&instanceResource{lxd: lxd}).waitForAddress(context.Background(), instanceModel{Name: types.StringValue("n")})
	if err == nil || !strings.Contains(err.Error(), "Waiting for network") {
		t.Fatalf("got %v", err)
	}
}

func TestChoosesTheAddressOfTheAccessInterface(t *testing.T) {
	var state instanceState
	given := `{"status":"Running","network":{
		"docker0":{"hwaddr":"02:42","addresses":[{"family":"inet","address":"172.17.0.1","scope":"global"}]},
		"eth0":{"hwaddr":"00:16","addresses":[{"family":"inet6","address":"fe80::1","scope":"link"},{"family":"inet","address":"10.0.0.7","scope":"global"}]},
		"lo":{"addresses":[{"family":"inet","address":"127.0.0.1","scope":"local"}]}}}`
	if err := json.Unmarshal([]byte(given), &state); err != nil {
		t.Fatal(err)
	}
	if ip, mac := state.address("eth0"); ip != "10.0.0.7" || mac != "00:16" {
		t.Fatalf("got %s %s", ip, mac)
	}
	if ip, _ := state.address(""); ip != "172.17.0.1" {
		t.Fatalf("without a wish the first by name: got %s", ip)
	}
}
