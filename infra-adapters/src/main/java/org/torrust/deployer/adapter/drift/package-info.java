/** What a look at a machine tells of how it differs from what is recorded of it. */
@NullMarked
package org.torrust.deployer.adapter.drift;

import org.jspecify.annotations.NullMarked;
