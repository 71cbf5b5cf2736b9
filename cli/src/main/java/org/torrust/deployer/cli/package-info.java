/** The command line: what a user types, what is answered, and how failures are told. */
@NullMarked
package org.torrust.deployer.cli;

import org.jspecify.annotations.NullMarked;
