package main

import "sort"

// instanceInfo is what LXD has of an instance, as far as it is asked for.
type instanceInfo struct {
	Description    string                       `json:"description"`
	Profiles       []string                     `json:"profiles"`
	Config         map[string]string            `json:"config"`
	Devices        map[string]map[string]string `json:"devices"`
	ExpandedConfig map[string]string            `json:"expanded_config"`
}

// instanceState is how an instance is at the moment.
type instanceState struct {
	Status  string                    `json:"status"`
	Network map[string]interfaceState `json:"network"`
}

type interfaceState struct {
	MAC       string `json:"hwaddr"`
	Addresses []struct {
		Family  string `json:"family"`
		Address string `json:"address"`
		Scope   string `json:"scope"`
	} `json:"addresses"`
}

// address is the global IPv4 address and the MAC of the named interface, else of the first by name that has one.
func (s instanceState) address(preferred string) (ip, mac string) {
	if found, known := s.Network[preferred]; known {
		return found.ipv4(), found.MAC
	}
	names := make([]string, 0, len(s.Network))
	for name := range s.Network {
		names = append(names, name)
	}
	sort.Strings(names)
	for _, name := range names {
		if ip := s.Network[name].ipv4(); name != "lo" && ip != "" {
			return ip, s.Network[name].MAC
		}
	}
	return "", ""
}

func (i interfaceState) ipv4() string {
	for _, address := range i.Addresses {
		if address.Family == "inet" && address.Scope == "global" {
			return address.Address
		}
	}
	return ""
}
