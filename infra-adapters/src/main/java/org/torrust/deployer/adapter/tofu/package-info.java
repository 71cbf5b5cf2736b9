/** Makes and removes machines with OpenTofu. */
@NullMarked
package org.torrust.deployer.adapter.tofu;

import org.jspecify.annotations.NullMarked;
