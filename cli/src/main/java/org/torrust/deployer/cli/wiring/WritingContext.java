package org.torrust.deployer.cli.wiring;

import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.boot.Banner;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.logging.LoggingSystem;
import org.springframework.context.support.GenericApplicationContext;
import org.torrust.deployer.cli.Context;
import org.torrust.deployer.cli.WriteSide;
import org.torrust.deployer.command.port.Progress;
import picocli.CommandLine.IFactory;
import picocli.spring.PicocliSpringFactory;

/**
 * Spring Boot with the writing subcommands in it. Beans are registered by hand: looking for them takes longer than a
 * whole command. The write side is opened when a subcommand asks for it, so that help and wrong input open no store.
 */
final class WritingContext {

    private final GenericApplicationContext beans;

    private WritingContext(GenericApplicationContext beans) {
        this.beans = beans;
    }

    static WritingContext start(Context context) {
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
        application.addInitializers(beans -> register((GenericApplicationContext) beans, context));
        return new WritingContext((GenericApplicationContext) application.run());
    }

    private static void register(GenericApplicationContext beans, Context context) {
        beans.registerBean(Context.class, () -> context);
        beans.registerBean(PicocliSpringFactory.class, () -> new PicocliSpringFactory(beans));
        beans.registerBean(
                OutsideWorld.class,
                () -> new OutsideWorld(context.workspace(), context.interruption()),
                WritingContext::whenAskedFor);
        beans.registerBean(
                AxonWriteSide.class,
                () -> AxonWriteSide.open(context, beans.getBean(OutsideWorld.class), beans.getBean(Progress.class)),
                WritingContext::whenAskedFor);
    }

    private static void whenAskedFor(BeanDefinition bean) {
        bean.setLazyInit(true);
    }

    /** Makes subcommands, with what their constructors ask for. */
    IFactory factory() {
        return beans.getBean(PicocliSpringFactory.class);
    }

    /** The write side of the workspace the command line names; to be asked for once, when that line was read. */
    WriteSide open(Progress progress) {
        beans.registerBean(Progress.class, () -> progress);
        return beans.getBean(AxonWriteSide.class);
    }
}
