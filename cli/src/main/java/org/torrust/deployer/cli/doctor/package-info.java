/** Examines a workspace: its history, what is kept beside it, who works in it, and what was left. */
@NullMarked
package org.torrust.deployer.cli.doctor;

import org.jspecify.annotations.NullMarked;
