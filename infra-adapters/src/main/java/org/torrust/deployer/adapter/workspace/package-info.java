/** Where things lie on the operator's machine, and how files are written there. */
@NullMarked
package org.torrust.deployer.adapter.workspace;

import org.jspecify.annotations.NullMarked;
