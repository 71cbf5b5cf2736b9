/** Takes a host into service that exists already, and leaves it as it was found but for its packages. */
@NullMarked
package org.torrust.deployer.adapter.host;

import org.jspecify.annotations.NullMarked;
