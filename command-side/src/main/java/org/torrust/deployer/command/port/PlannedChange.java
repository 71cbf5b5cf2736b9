package org.torrust.deployer.command.port;

/**
 * What would be done to one resource at the provider.
 *
 * @param resource its address, e.g. {@code lxd_instance.machine}
 * @param action OpenTofu's word: {@code create}, {@code update}, {@code replace} or {@code delete}
 */
public record PlannedChange(String resource, String action) {}
