/** Plays a history again in memory: what each event changes, and whether this program would do the same today. */
@NullMarked
package org.torrust.deployer.cli.replay;

import org.jspecify.annotations.NullMarked;
