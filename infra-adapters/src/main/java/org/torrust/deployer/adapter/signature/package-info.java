/** Signs files with the operator's SSH key, and checks such signatures. */
@NullMarked
package org.torrust.deployer.adapter.signature;

import org.jspecify.annotations.NullMarked;
