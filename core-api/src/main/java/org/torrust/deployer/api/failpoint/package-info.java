/** Places at which a test lets the process be killed. */
@NullMarked
package org.torrust.deployer.api.failpoint;

import org.jspecify.annotations.NullMarked;
