package org.torrust.deployer.api.environment;

import org.torrust.deployer.api.configuration.Listeners;
import org.torrust.deployer.api.operation.OperationId;

/**
 * An immutable set of rendered files on the host, named by the operation that shipped it first.
 *
 * @param digest SHA-256 in lower-case hex over the names and contents of its files, those with secrets left out
 * @param image the tracker's image reference, with tag or digest
 * @param listeners where its tracker listens, taken from the tracker configuration it holds
 */
public record Release(OperationId id, String digest, String image, Listeners listeners) {}
