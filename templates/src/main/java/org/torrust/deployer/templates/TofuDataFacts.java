package org.torrust.deployer.templates;

import java.util.Map;

/**
 * All that the OpenTofu root of the data volume is allowed to know.
 *
 * @param labels configuration keys that begin with {@code user.}, by which the volume is found again
 */
public record TofuDataFacts(String volumeName, String pool, String size, Map<String, String> labels) {}
