/** Answers: who did what, when, and how did it go? */
@NullMarked
package org.torrust.deployer.query.history;

import org.jspecify.annotations.NullMarked;
