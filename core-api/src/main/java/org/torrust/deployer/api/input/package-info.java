/** What people type and hand in. */
@NullMarked
package org.torrust.deployer.api.input;

import org.jspecify.annotations.NullMarked;
