/** Asks LXD what OpenTofu cannot tell. */
@NullMarked
package org.torrust.deployer.adapter.lxd;

import org.jspecify.annotations.NullMarked;
