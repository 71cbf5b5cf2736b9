# The machine of an environment: a virtual machine with cloud-init. Multipass knows no volumes, so that its data lies in it.
terraform {
  required_version = ">= 1.8"
  required_providers {
    multipass = {
      source = "larstobi/multipass"
      # Those before tell no address of a machine.
      version = ">= 1.4.3, < 2.0.0"
    }
  }
}

variable "instance_name" { type = string }
variable "image" { type = string }
variable "cpus" { type = number }
variable "memory" { type = string }
variable "disk" { type = string }
variable "cloudinit_file" { type = string }

resource "multipass_instance" "machine" {
  name           = var.instance_name
  image          = var.image
  cpus           = var.cpus
  memory         = var.memory
  disk           = var.disk
  cloudinit_file = var.cloudinit_file

  lifecycle {
    # The provider knows no change but to delete the machine, with its data, and make another: also where someone gave it
    # more memory by 'multipass set', and where Multipass rounds a size that it tells.
    ignore_changes = [image, cpus, memory, disk, cloudinit_file]
  }
}

output "instance_name" {
  value = multipass_instance.machine.name
}

output "ipv4_address" {
  value = multipass_instance.machine.ipv4
}
