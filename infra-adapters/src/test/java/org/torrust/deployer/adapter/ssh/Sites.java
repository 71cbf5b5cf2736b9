package org.torrust.deployer.adapter.ssh;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.torrust.deployer.api.configuration.AptSettings;
import org.torrust.deployer.api.configuration.DockerSettings;
import org.torrust.deployer.api.configuration.EnvironmentConfiguration;
import org.torrust.deployer.api.configuration.FirewallSettings;
import org.torrust.deployer.api.configuration.LimitSettings;
import org.torrust.deployer.api.configuration.Listeners;
import org.torrust.deployer.api.configuration.LxdSettings;
import org.torrust.deployer.api.configuration.MonitoringSettings;
import org.torrust.deployer.api.configuration.ProviderSettings;
import org.torrust.deployer.api.configuration.SocketBinding;
import org.torrust.deployer.api.configuration.SourcesSettings;
import org.torrust.deployer.api.configuration.SshSettings;
import org.torrust.deployer.api.configuration.TrackerSettings;
import org.torrust.deployer.api.environment.EnvironmentName;
import org.torrust.deployer.api.environment.HostAddress;
import org.torrust.deployer.api.environment.Release;
import org.torrust.deployer.api.operation.OperationId;
import org.torrust.deployer.api.operation.OperationOptions;
import org.torrust.deployer.command.port.Site;

/** Sites for tests: environment demo, one UDP and one HTTP tracker, at an address on loopback. */
public final class Sites {

    public static final OperationId OPERATION = new OperationId("20261124-101500-7f3a9c");

    public static final Listeners LISTENERS = new Listeners(
            List.of(SocketBinding.parse("0.0.0.0:6969")),
            List.of(SocketBinding.parse("0.0.0.0:7070")),
            SocketBinding.parse("0.0.0.0:1212"),
            SocketBinding.parse("127.0.0.1:1313"));

    private Sites() {}

    public static Site at(String host, int sshPort) {
        return new Site(
                new EnvironmentName("demo"),
                OPERATION,
                configuration("torrust", LISTENERS, false),
                new HostAddress(host, sshPort),
                null,
                null,
                null,
                OperationOptions.NONE,
                null,
                false);
    }

    /** A machine whose host key was pinned, or was not. */
    public static Site pinned(String host, @Nullable String fingerprint) {
        return new Site(
                new EnvironmentName("demo"),
                OPERATION,
                configuration("torrust", LISTENERS, false),
                new HostAddress(host, 22),
                fingerprint,
                null,
                null,
                OperationOptions.NONE,
                null,
                false);
    }

    /** The usual settings for another provider. */
    public static EnvironmentConfiguration on(ProviderSettings provider) {
        var usual = configuration("torrust", LISTENERS, false);
        return new EnvironmentConfiguration(
                provider,
                usual.ssh(),
                usual.tracker(),
                usual.docker(),
                usual.apt(),
                usual.sources(),
                usual.firewall(),
                usual.monitoring(),
                usual.limits());
    }

    /** The same with a time limit the operation was asked with. */
    public static Site within(int seconds, Site site) {
        return new Site(
                site.environment(),
                site.operation(),
                site.configuration(),
                site.address(),
                site.hostKey(),
                site.shipped(),
                site.running(),
                site.options().within(seconds),
                site.kind(),
                site.madeMachine());
    }

    public static Site nowhere() {
        return new Site(
                new EnvironmentName("demo"),
                OPERATION,
                configuration("torrust", LISTENERS, false),
                null,
                null,
                null,
                null,
                OperationOptions.NONE,
                null,
                false);
    }

    /** The same under another name. */
    public static Site called(String name, Site site) {
        return new Site(
                new EnvironmentName(name),
                site.operation(),
                site.configuration(),
                site.address(),
                site.hostKey(),
                site.shipped(),
                site.running(),
                site.options(),
                site.kind(),
                site.madeMachine());
    }

    public static Site with(Site site, Release shipped) {
        return new Site(
                site.environment(),
                site.operation(),
                site.configuration(),
                site.address(),
                site.hostKey(),
                shipped,
                site.running(),
                OperationOptions.NONE,
                null,
                false);
    }

    public static Site in(Site site, OperationId operation) {
        return new Site(
                site.environment(),
                operation,
                site.configuration(),
                site.address(),
                site.hostKey(),
                site.shipped(),
                site.running(),
                site.options(),
                site.kind(),
                site.madeMachine());
    }

    public static EnvironmentConfiguration configuration(String user, Listeners listeners, boolean isPrivate) {
        return new EnvironmentConfiguration(
                new LxdSettings("container", "debian/13/cloud", 2, "2GiB", "10GiB", "10GiB", "default", "lxdbr0"),
                new SshSettings(user, 22),
                new TrackerSettings("torrust/tracker", "3.0.0", isPrivate, "tracker.db", listeners),
                new DockerSettings(List.of()),
                new AptSettings(null, null),
                new SourcesSettings(null),
                FirewallSettings.OFF,
                MonitoringSettings.OFF,
                LimitSettings.USUAL);
    }
}
