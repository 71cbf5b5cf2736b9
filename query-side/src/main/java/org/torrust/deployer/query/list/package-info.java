/** Answers: which environments are there, and how far along is each? */
@NullMarked
package org.torrust.deployer.query.list;

import org.jspecify.annotations.NullMarked;
