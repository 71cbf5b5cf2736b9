package org.torrust.deployer.cli.subcommand;

import java.util.Iterator;
import org.torrust.deployer.cli.configuration.ConfigurationKeys;

/** The keys of all settings, each with the sign its value comes behind; the words a shell offers. */
final class SettingNames implements Iterable<String> {

    @Override
    public Iterator<String> iterator() {
        return ConfigurationKeys.names().stream().map(key -> key + "=").iterator();
    }
}
