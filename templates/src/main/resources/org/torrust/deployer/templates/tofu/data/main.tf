# The data volume of an environment. It has a state of its own, so that a machine can go and its data stay.
terraform {
  required_version = ">= 1.8"
  required_providers {
    lxd = {
      source  = "terraform-lxd/lxd"
      version = "~> 2.0"
    }
  }
}

variable "volume_name" { type = string }
variable "pool" { type = string }
variable "size" { type = string }
variable "labels" { type = map(string) }

resource "lxd_volume" "data" {
  name   = var.volume_name
  pool   = var.pool
  config = merge(var.labels, { size = var.size })
}

output "volume_name" {
  value = lxd_volume.data.name
}
