/** Reads what an operator wishes of an environment: defaults, the workspace's settings, --set. */
@NullMarked
package org.torrust.deployer.cli.configuration;

import org.jspecify.annotations.NullMarked;
