# What a plain script makes: the same machine as the deployer's, from one root.
terraform {
  required_providers {
    lxd = {
      source  = "terraform-lxd/lxd"
      version = "~> 2.0"
    }
  }
}

variable "name" { type = string }
variable "key" { type = string }

resource "lxd_volume" "data" {
  name   = "${var.name}-data"
  pool   = "default"
  config = { size = "10GiB" }
}

resource "lxd_instance" "machine" {
  name     = var.name
  image    = "debian/13/cloud"
  profiles = []
  limits   = { cpu = "2", memory = "2GiB" }
  config = {
    "security.nesting"      = "true"
    "user.access_interface" = "eth0"
    "cloud-init.user-data" = join("\n", ["#cloud-config", jsonencode({
      users = [{
        name                = "torrust"
        groups              = "sudo"
        shell               = "/bin/bash"
        sudo                = "ALL=(ALL) NOPASSWD:ALL"
        ssh_authorized_keys = [var.key]
      }]
    })])
  }
  device {
    name       = "root"
    type       = "disk"
    properties = { path = "/", pool = "default", size = "10GiB" }
  }
  device {
    name       = "data"
    type       = "disk"
    properties = { path = "/opt/torrust/storage", pool = "default", source = lxd_volume.data.name }
  }
  device {
    name       = "eth0"
    type       = "nic"
    properties = { name = "eth0", network = "lxdbr0" }
  }
}

output "address" { value = lxd_instance.machine.ipv4_address }
