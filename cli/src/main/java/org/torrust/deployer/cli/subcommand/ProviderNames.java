package org.torrust.deployer.cli.subcommand;

import java.util.Iterator;
import org.torrust.deployer.cli.configuration.ConfigurationKeys;

/** Where machines can come from; the words a shell offers. */
final class ProviderNames implements Iterable<String> {

    @Override
    public Iterator<String> iterator() {
        return ConfigurationKeys.PROVIDERS.iterator();
    }
}
