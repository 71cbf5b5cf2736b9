/** Shows on stderr what is being done: a live line on a terminal, a plain line elsewhere. */
@NullMarked
package org.torrust.deployer.cli.progress;

import org.jspecify.annotations.NullMarked;
