package org.torrust.deployer.cli;

import java.util.function.Supplier;
import picocli.CommandLine;
import picocli.CommandLine.IFactory;

/** Makes the subcommands that only read by itself, so that they answer at once, and has the others made. */
public final class SubcommandFactory implements IFactory {

    private final Context context;
    private final Supplier<IFactory> writing;

    /** @param writing asked when the first writing subcommand is named, not before */
    public SubcommandFactory(Context context, Supplier<IFactory> writing) {
        this.context = context;
        this.writing = writing;
    }

    @Override
    public <K> K create(Class<K> type) throws Exception {
        if (WritingSubcommand.class.isAssignableFrom(type)) {
            return writing.get().create(type);
        }
        return takesContext(type)
                ? type.getConstructor(Context.class).newInstance(context)
                : CommandLine.defaultFactory().create(type);
    }

    private static boolean takesContext(Class<?> type) {
        var constructors = type.getConstructors();
        return constructors.length == 1
                && constructors[0].getParameterCount() == 1
                && constructors[0].getParameterTypes()[0] == Context.class;
    }
}
