/** An event as it stands in the history: where, when, by whom and why. */
@NullMarked
package org.torrust.deployer.api.history;

import org.jspecify.annotations.NullMarked;
