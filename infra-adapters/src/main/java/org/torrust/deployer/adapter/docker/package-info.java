/** Brings releases to the machine and runs their services with Docker Compose there. */
@NullMarked
package org.torrust.deployer.adapter.docker;

import org.jspecify.annotations.NullMarked;
