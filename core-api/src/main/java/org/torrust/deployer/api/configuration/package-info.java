/** Everything an operator can wish of an environment, checked once at birth. */
@NullMarked
package org.torrust.deployer.api.configuration;

import org.jspecify.annotations.NullMarked;
