package org.torrust.deployer.cli.subcommand;

import org.torrust.deployer.api.environment.EnvironmentName;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads an environment's name; the rule's own sentence is what a wrong one gets. */
final class EnvironmentNameConverter implements ITypeConverter<EnvironmentName> {

    @Override
    public EnvironmentName convert(String text) {
        try {
            return new EnvironmentName(text);
        } catch (IllegalArgumentException e) {
            throw new TypeConversionException(String.valueOf(e.getMessage()));
        }
    }
}
