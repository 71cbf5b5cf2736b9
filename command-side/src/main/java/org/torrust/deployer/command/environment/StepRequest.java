package org.torrust.deployer.command.environment;

import java.util.List;
import org.axonframework.messaging.MetaData;
import org.torrust.deployer.api.environment.EnvironmentName;
import org.torrust.deployer.api.operation.OperationId;
import org.torrust.deployer.api.operation.Step;

/**
 * Work a saga asks for.
 *
 * @param steps the step, or the steps one run of a tool does together
 * @param provenance who and what stands behind it, to be handed on to what is recorded of the outcome
 */
record StepRequest(EnvironmentName environment, OperationId operation, List<Step> steps, MetaData provenance) {

    StepRequest {
        steps = List.copyOf(steps);
    }
}
