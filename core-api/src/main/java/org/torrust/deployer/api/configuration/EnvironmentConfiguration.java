package org.torrust.deployer.api.configuration;

/**
 * What an operator wishes of an environment. Holds no secret: those lie in files beside it.
 *
 * @param ssh how the machine is reached
 * @param docker what Docker on the machine is told
 * @param apt where the machine's packages come from
 * @param sources where the operator's own tools fetch from
 * @param firewall which ports answer
 * @param monitoring what watches the machine
 * @param limits how long is waited
 */
public record EnvironmentConfiguration(
        ProviderSettings provider,
        SshSettings ssh,
        TrackerSettings tracker,
        DockerSettings docker,
        AptSettings apt,
        SourcesSettings sources,
        FirewallSettings firewall,
        MonitoringSettings monitoring,
        LimitSettings limits) {

    public EnvironmentConfiguration {
        provider.requireFit(ssh);
    }

    public EnvironmentConfiguration with(FirewallSettings other) {
        return new EnvironmentConfiguration(provider, ssh, tracker, docker, apt, sources, other, monitoring, limits);
    }

    public EnvironmentConfiguration with(MonitoringSettings other) {
        return new EnvironmentConfiguration(provider, ssh, tracker, docker, apt, sources, firewall, other, limits);
    }

    public EnvironmentConfiguration with(TrackerSettings other) {
        return new EnvironmentConfiguration(provider, ssh, other, docker, apt, sources, firewall, monitoring, limits);
    }
}
