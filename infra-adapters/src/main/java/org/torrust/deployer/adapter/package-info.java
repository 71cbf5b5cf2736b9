/** The outside world: every tool, protocol and file the deployer works with. */
@NullMarked
package org.torrust.deployer.adapter;

import org.jspecify.annotations.NullMarked;
