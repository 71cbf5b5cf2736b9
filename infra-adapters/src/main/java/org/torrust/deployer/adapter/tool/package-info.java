/** Looks whether the tools are there, and which versions they are. */
@NullMarked
package org.torrust.deployer.adapter.tool;

import org.jspecify.annotations.NullMarked;
