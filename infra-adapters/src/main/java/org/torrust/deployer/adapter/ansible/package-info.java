/** Sets up machines with Ansible. */
@NullMarked
package org.torrust.deployer.adapter.ansible;

import org.jspecify.annotations.NullMarked;
