/** Asks Multipass what OpenTofu cannot tell. */
@NullMarked
package org.torrust.deployer.adapter.multipass;

import org.jspecify.annotations.NullMarked;
