/** The subcommands, each reading like its help text. */
@NullMarked
package org.torrust.deployer.cli.subcommand;

import org.jspecify.annotations.NullMarked;
