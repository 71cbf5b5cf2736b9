/** Keeps what the views answer in rows, and folds what they are behind. */
@NullMarked
package org.torrust.deployer.query.views;

import org.jspecify.annotations.NullMarked;
