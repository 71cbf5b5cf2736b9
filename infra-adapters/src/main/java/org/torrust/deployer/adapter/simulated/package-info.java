/** SIMULATED: plays a machine and a tracker within this process, so that the whole program runs anywhere. */
@NullMarked
package org.torrust.deployer.adapter.simulated;

import org.jspecify.annotations.NullMarked;
