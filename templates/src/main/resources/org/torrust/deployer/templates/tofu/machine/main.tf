# The machine of an environment: a container or a virtual machine with cloud-init.
terraform {
  required_version = ">= 1.8"
  required_providers {
    lxd = {
      source  = "terraform-lxd/lxd"
      version = "~> 2.0"
    }
  }
}

variable "instance_name" { type = string }
variable "type" { type = string }
variable "image" { type = string }
variable "cpus" { type = number }
variable "memory" { type = string }
variable "disk" { type = string }
variable "pool" { type = string }
variable "network" { type = string }
variable "volume_name" { type = string }
variable "labels" { type = map(string) }
variable "user_data" { type = string }

resource "lxd_instance" "machine" {
  name     = var.instance_name
  type     = var.type
  image    = var.image
  profiles = []

  limits = {
    cpu    = tostring(var.cpus)
    memory = var.memory
  }

  config = merge(
    var.labels,
    {
      "boot.autostart"       = "true"
      "cloud-init.user-data" = var.user_data
      # Once Docker runs, its bridge has an address too; this one is the machine's.
      "user.access_interface" = "eth0"
    },
    # Docker in an unprivileged container needs nesting; a virtual machine knows no such key.
    var.type == "container" ? { "security.nesting" = "true" } : {},
  )

  device {
    name = "root"
    type = "disk"
    properties = {
      path = "/"
      pool = var.pool
      size = var.disk
    }
  }

  device {
    name = "data"
    type = "disk"
    properties = {
      path   = "/opt/torrust/storage"
      pool   = var.pool
      source = var.volume_name
    }
  }

  device {
    name = "eth0"
    type = "nic"
    properties = {
      name    = "eth0"
      network = var.network
    }
  }
}

output "instance_name" {
  value = lxd_instance.machine.name
}

output "ipv4_address" {
  value = lxd_instance.machine.ipv4_address
}
