/** Starts and watches other programs; no other package does. */
@NullMarked
package org.torrust.deployer.adapter.process;

import org.jspecify.annotations.NullMarked;
