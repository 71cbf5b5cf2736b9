package org.torrust.deployer.templates;

/**
 * All that the OpenTofu root of a machine of Multipass is allowed to know.
 *
 * @param image as {@code multipass launch} takes it
 * @param memory in MiB or GiB, e.g. {@code 2GiB}
 * @param disk likewise
 * @param cloudInitFile path of the file that says what cloud-init does at the first boot
 */
public record MultipassMachineFacts(
        String instanceName, String image, int cpus, String memory, String disk, String cloudInitFile) {}
