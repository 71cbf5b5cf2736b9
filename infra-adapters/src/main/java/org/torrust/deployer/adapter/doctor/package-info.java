/** Looks for what was left in a workspace and at the providers, and says what to do about it; changes nothing. */
@NullMarked
package org.torrust.deployer.adapter.doctor;

import org.jspecify.annotations.NullMarked;
