/** Asks a BitTorrent tracker what peers and its operator ask it: BEP 15 over UDP, BEP 3 and 23 over HTTP, and Torrust's REST API. */
@NullMarked
package org.torrust.deployer.adapter.tracker;

import org.jspecify.annotations.NullMarked;
