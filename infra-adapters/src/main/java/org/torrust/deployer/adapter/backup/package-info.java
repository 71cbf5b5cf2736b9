/** Copies of a tracker's database and configuration, and how they come back. */
@NullMarked
package org.torrust.deployer.adapter.backup;

import org.jspecify.annotations.NullMarked;
