package org.torrust.deployer.command;

import org.torrust.deployer.api.operation.Step;

/** A step that would be done now. {@code why} completes "because". */
public record PlannedStep(Step step, String why) {}
