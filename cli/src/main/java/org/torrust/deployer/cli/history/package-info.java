/** What subcommands ask of the past, put together from events, views and what the workspace keeps beside them. */
@NullMarked
package org.torrust.deployer.cli.history;

import org.jspecify.annotations.NullMarked;
