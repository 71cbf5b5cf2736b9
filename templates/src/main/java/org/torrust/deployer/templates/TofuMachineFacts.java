package org.torrust.deployer.templates;

import java.util.Map;

/**
 * All that the OpenTofu root of the machine is allowed to know.
 *
 * @param type {@code container} or {@code virtual-machine}
 * @param labels configuration keys that begin with {@code user.}, by which the machine is found again
 * @param cloudInit what cloud-init does at the first boot
 */
public record TofuMachineFacts(
        String instanceName,
        String type,
        String image,
        int cpus,
        String memory,
        String disk,
        String pool,
        String network,
        String volumeName,
        Map<String, String> labels,
        CloudInit cloudInit) {}
