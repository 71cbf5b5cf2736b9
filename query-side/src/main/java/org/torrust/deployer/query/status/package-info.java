/** Answers: how does this environment stand, and how did its last operation go? */
@NullMarked
package org.torrust.deployer.query.status;

import org.jspecify.annotations.NullMarked;
