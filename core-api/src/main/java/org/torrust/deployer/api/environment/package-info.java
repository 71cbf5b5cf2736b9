/** What an environment can be told and what can have happened to it. */
@NullMarked
package org.torrust.deployer.api.environment;

import org.jspecify.annotations.NullMarked;
