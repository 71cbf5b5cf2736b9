/** Speaks to the machine over SSH: checks its pinned host key, runs commands, uploads folders. */
@NullMarked
package org.torrust.deployer.adapter.ssh;

import org.jspecify.annotations.NullMarked;
