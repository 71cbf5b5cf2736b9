package org.torrust.deployer.cli.presentation;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.torrust.deployer.api.operation.OperationId;
import org.torrust.deployer.query.status.EnvironmentStatus;

/**
 * What was asked of an environment and went well.
 *
 * @param status how the environment stands now
 * @param operation what it is recorded as, or null when nothing was
 * @param kind the subcommand, as typed
 * @param changed whether anything is other than before
 * @param backup the file that was written or read, or null
 */
public record Done(
        EnvironmentStatus status,
        @Nullable OperationId operation,
        String kind,
        boolean changed,
        @Nullable Path backup) {}
