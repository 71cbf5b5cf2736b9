/** Says on stderr what libraries and adapters log, as loud as the operator wishes. */
@NullMarked
package org.torrust.deployer.cli.log;

import org.jspecify.annotations.NullMarked;
