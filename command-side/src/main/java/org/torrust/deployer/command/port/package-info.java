/** All that the write side asks of the outside world. Implemented in {@code infra-adapters}, nowhere else. */
@NullMarked
package org.torrust.deployer.command.port;

import org.jspecify.annotations.NullMarked;
