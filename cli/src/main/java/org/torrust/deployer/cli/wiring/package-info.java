/** Puts the modules together; the only place that sees Spring. */
@NullMarked
package org.torrust.deployer.cli.wiring;

import org.jspecify.annotations.NullMarked;
