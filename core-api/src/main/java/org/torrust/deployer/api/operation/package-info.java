/** Operations, their phases and steps, and how a step can come out. */
@NullMarked
package org.torrust.deployer.api.operation;

import org.jspecify.annotations.NullMarked;
