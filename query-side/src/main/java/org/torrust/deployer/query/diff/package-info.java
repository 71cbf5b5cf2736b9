/** Answers: what differs between two moments, or between two environments? */
@NullMarked
package org.torrust.deployer.query.diff;

import org.jspecify.annotations.NullMarked;
