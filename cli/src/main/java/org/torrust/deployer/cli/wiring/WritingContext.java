package org.torrust.deployer.cli.wiring;

import java.util.List;
import org.springframework.boot.Banner;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.logging.LoggingSystem;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;
import org.torrust.deployer.adapter.workspace.Workspace;
import org.torrust.deployer.cli.WriteSide;
import org.torrust.deployer.command.port.Interruption;
import org.torrust.deployer.command.port.Progress;

/**
 * Starts Spring Boot with the write side in it. Beans are registered by hand: looking for them takes longer than a whole
 * command.
 */
final class WritingContext {

    private WritingContext() {}

    static WriteSide start(
            Workspace workspace, List<String> commandLine, Progress progress, Interruption interruption) {
        // Logging is set up already, and nobody is advertised to our users.
        System.setProperty(LoggingSystem.SYSTEM_PROPERTY, LoggingSystem.NONE);
        System.setProperty("disable-axoniq-console-message", "true");
        var application = new SpringApplication(WritingContext.class);
        application.setWebApplicationType(WebApplicationType.NONE);
        application.setBannerMode(Banner.Mode.OFF);
        application.setLogStartupInfo(false);
        // Signals are ours: the operation under way decides when the process ends.
        application.setRegisterShutdownHook(false);
        application.setAddCommandLineProperties(false);
        application.addInitializers(context ->
                register((GenericApplicationContext) context, workspace, commandLine, progress, interruption));
        return new ClosingWriteSide(application.run());
    }

    private static void register(
            GenericApplicationContext context,
            Workspace workspace,
            List<String> commandLine,
            Progress progress,
            Interruption interruption) {
        context.registerBean(Workspace.class, () -> workspace);
        context.registerBean(Progress.class, () -> progress);
        context.registerBean(Interruption.class, () -> interruption);
        context.registerBean(OutsideWorld.class, () -> new OutsideWorld(workspace, interruption));
        context.registerBean(
                AxonWriteSide.class,
                () -> AxonWriteSide.open(
                        workspace, context.getBean(OutsideWorld.class), commandLine, progress, interruption));
    }

    /** The write side, with the context it lives in. */
    private static final class ClosingWriteSide extends ForwardingWriteSide {
        private final ConfigurableApplicationContext context;

        ClosingWriteSide(ConfigurableApplicationContext context) {
            super(context.getBean(AxonWriteSide.class));
            this.context = context;
        }

        @Override
        public void close() {
            context.close();
        }
    }
}
