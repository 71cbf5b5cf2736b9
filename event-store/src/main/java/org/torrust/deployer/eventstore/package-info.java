/** How history is kept: SQLite, stable event names, upcasting, hash chain. */
@NullMarked
package org.torrust.deployer.eventstore;

import org.jspecify.annotations.NullMarked;
