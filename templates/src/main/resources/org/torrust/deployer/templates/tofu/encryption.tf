# OpenTofu encrypts what it keeps of a root, with the key of the workspace: a state tells all that the provider knows of a
# machine, and what cloud-init is told.
terraform {
  encryption {
    key_provider "pbkdf2" "workspace" {
      # Without 'try' OpenTofu 1.12 crashes where the file is missing; so it says that there is no passphrase.
      passphrase = trimspace(try(file("${path.module}/../../../state.key"), ""))

      # The key is random and has 256 bits: more rounds would make nothing safer, and fewer are not allowed.
      hash_function = "sha256"
      iterations    = 200000
    }

    method "aes_gcm" "workspace" {
      keys = key_provider.pbkdf2.workspace
    }

    state {
      method = method.aes_gcm.workspace
    }

    plan {
      enforced = true
      method   = method.aes_gcm.workspace
    }
  }
}
