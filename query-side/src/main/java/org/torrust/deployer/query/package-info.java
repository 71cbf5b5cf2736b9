/** Answers to an operator's questions, each a pure function of recorded events. */
@NullMarked
package org.torrust.deployer.query;

import org.jspecify.annotations.NullMarked;
