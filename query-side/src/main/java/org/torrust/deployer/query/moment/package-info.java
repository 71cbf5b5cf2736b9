/** How a moment of the past is named, and what had happened by then. One grammar for the whole program. */
@NullMarked
package org.torrust.deployer.query.moment;

import org.jspecify.annotations.NullMarked;
