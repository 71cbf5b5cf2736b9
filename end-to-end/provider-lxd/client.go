package main

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"net/url"
	"os"
	"path/filepath"
	"time"
)

// errNotFound is LXD's 404: the thing is not there (any more).
var errNotFound = errors.New("not found")

// client speaks LXD's REST API over its unix socket.
type client struct {
	socket string
	http   *http.Client
	// sleep lets time pass between two looks; tests let none.
	sleep func(time.Duration)
}

// reply is the envelope of every answer of LXD.
type reply struct {
	Type      string          `json:"type"`
	Error     string          `json:"error"`
	ErrorCode int             `json:"error_code"`
	Operation string          `json:"operation"`
	Metadata  json.RawMessage `json:"metadata"`
}

func newClient(socket string, sleep func(time.Duration)) *client {
	dial := func(ctx context.Context, _, _ string) (net.Conn, error) {
		return (&net.Dialer{}).DialContext(ctx, "unix", socket)
	}
	return &client{socket: socket, http: &http.Client{Transport: &http.Transport{DialContext: dial}}, sleep: sleep}
}

// socketPath is where LXD's own client would look for the socket.
func socketPath() string {
	if socket := os.Getenv("LXD_SOCKET"); socket != "" {
		return socket
	}
	if dir := os.Getenv("LXD_DIR"); dir != "" {
		return filepath.Join(dir, "unix.socket")
	}
	const snap = "/var/snap/lxd/common/lxd/unix.socket"
	if _, err := os.Stat(snap); err == nil {
		return snap
	}
	return "/var/lib/lxd/unix.socket"
}

// call makes one request, waits for the operation it starts if it starts one, and reads the metadata into out.
func (c *client) call(ctx context.Context, method, path string, body, out any) error {
	answer, _, err := c.send(ctx, method, path, body, "")
	if err != nil {
		return err
	}
	if answer.Type == "async" {
		return c.wait(answer.Operation)
	}
	if out == nil {
		return nil
	}
	return json.Unmarshal(answer.Metadata, out)
}

// change reads a thing, lets edit change it and puts it back, refusing to overwrite what someone else changed meanwhile.
func (c *client) change(ctx context.Context, path string, edit func(map[string]any)) error {
	answer, etag, err := c.send(ctx, http.MethodGet, path, nil, "")
	if err != nil {
		return err
	}
	var thing map[string]any
	if err := json.Unmarshal(answer.Metadata, &thing); err != nil {
		return err
	}
	edit(thing)
	answer, _, err = c.send(ctx, http.MethodPut, path, thing, etag)
	if err != nil {
		return err
	}
	if answer.Type == "async" {
		return c.wait(answer.Operation)
	}
	return nil
}

// wait sits an operation out. It heeds no cancellation: what LXD has begun to make must come to be known to the state.
func (c *client) wait(operation string) error {
	answer, _, err := c.send(context.Background(), http.MethodGet, operation[len("/1.0"):]+"/wait?timeout=-1", nil, "")
	if err != nil {
		return err
	}
	var outcome struct {
		StatusCode int    `json:"status_code"`
		Err        string `json:"err"`
	}
	if err := json.Unmarshal(answer.Metadata, &outcome); err != nil {
		return err
	}
	if outcome.StatusCode != http.StatusOK {
		return errors.New(outcome.Err)
	}
	return nil
}

func (c *client) send(ctx context.Context, method, path string, body any, etag string) (reply, string, error) {
	if _, err := os.Stat(c.socket); err != nil {
		return reply{}, "", fmt.Errorf("LXD unix socket %q not found: Please check LXD is running", c.socket)
	}
	content, err := json.Marshal(body)
	if err != nil {
		return reply{}, "", err
	}
	request, err := http.NewRequestWithContext(ctx, method, "http://unix.socket/1.0"+path, bytes.NewReader(content))
	if err != nil {
		return reply{}, "", err
	}
	if etag != "" {
		request.Header.Set("If-Match", etag)
	}
	response, err := c.http.Do(request)
	if err != nil {
		return reply{}, "", fmt.Errorf("LXD unix socket %q not accessible: %w", c.socket, err)
	}
	defer response.Body.Close()
	return read(response)
}

func read(response *http.Response) (reply, string, error) {
	content, err := io.ReadAll(response.Body)
	if err != nil {
		return reply{}, "", err
	}
	var answer reply
	if err := json.Unmarshal(content, &answer); err != nil {
		return reply{}, "", fmt.Errorf("LXD answered something that is no JSON: %w", err)
	}
	if answer.Type == "error" {
		if answer.ErrorCode == http.StatusNotFound {
			return reply{}, "", fmt.Errorf("%s: %w", answer.Error, errNotFound)
		}
		return reply{}, "", errors.New(answer.Error)
	}
	return answer, response.Header.Get("ETag"), nil
}

// escaped is a name as one segment of a path: an image alias may hold slashes.
func escaped(name string) string { return url.PathEscape(name) }
