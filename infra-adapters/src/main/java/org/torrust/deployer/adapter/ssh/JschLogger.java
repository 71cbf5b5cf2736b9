package org.torrust.deployer.adapter.ssh;

import com.jcraft.jsch.Logger;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;

/** Hands on what JSch says, at debug and below: what matters of it reaches the operator as a sentence. */
final class JschLogger implements Logger {

    private static final org.slf4j.Logger LOG = LoggerFactory.getLogger("org.torrust.deployer.adapter.ssh.jsch");

    @Override
    public boolean isEnabled(int level) {
        return level >= WARN ? LOG.isDebugEnabled() : LOG.isTraceEnabled();
    }

    @Override
    public void log(int level, @Nullable String message) {
        if (level >= WARN) {
            LOG.debug("{}", message);
        } else {
            LOG.trace("{}", message);
        }
    }
}
