/** How the language is written as JSON: in events, views and answers alike. */
@NullMarked
package org.torrust.deployer.api.json;

import org.jspecify.annotations.NullMarked;
