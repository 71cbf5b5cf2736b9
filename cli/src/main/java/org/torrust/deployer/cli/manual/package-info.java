/** What is made from the subcommands as they are: completion for shells, manual pages and the page of all commands. */
@NullMarked
package org.torrust.deployer.cli.manual;

import org.jspecify.annotations.NullMarked;
