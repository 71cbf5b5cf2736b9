/** The files of other tools, each filled from a record that holds all the file is allowed to know. */
@NullMarked
package org.torrust.deployer.templates;

import org.jspecify.annotations.NullMarked;
