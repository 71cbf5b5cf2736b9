/** The write side: decides, records, and has the outside world work. */
@NullMarked
package org.torrust.deployer.command;

import org.jspecify.annotations.NullMarked;
