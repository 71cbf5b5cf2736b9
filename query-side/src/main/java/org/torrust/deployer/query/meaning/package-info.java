/** Tells in the operator's words what an event means. */
@NullMarked
package org.torrust.deployer.query.meaning;

import org.jspecify.annotations.NullMarked;
