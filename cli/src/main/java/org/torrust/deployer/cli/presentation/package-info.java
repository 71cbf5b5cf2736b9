/** Shows answers as tables, JSON and YAML. */
@NullMarked
package org.torrust.deployer.cli.presentation;

import org.jspecify.annotations.NullMarked;
