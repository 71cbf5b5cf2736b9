/** The {@code Environment} aggregate, what is recorded of it, and the saga that has its operations worked. */
@NullMarked
package org.torrust.deployer.command.environment;

import org.jspecify.annotations.NullMarked;
