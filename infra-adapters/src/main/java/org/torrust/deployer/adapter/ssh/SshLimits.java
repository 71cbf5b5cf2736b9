package org.torrust.deployer.adapter.ssh;

import java.time.Duration;

/**
 * How long the machine may take, and how much it may say.
 *
 * @param connect for the TCP connection, the key exchange and the login together
 * @param upload for one upload as a whole
 * @param betweenTries before a connection that was refused or broken off is tried again; each time twice as long
 * @param betweenLogins between two tries to log in to a machine that is starting
 * @param keepAlive after how much silence the server is asked whether it is there; three times unanswered ends the connection
 * @param output how many bytes of a stream are kept; what follows is read and dropped
 */
public record SshLimits(
        Duration connect,
        Duration upload,
        Duration betweenTries,
        Duration betweenLogins,
        Duration keepAlive,
        int output) {

    /** What suits a machine on the operator's network or one reached over the internet. */
    public static SshLimits usual() {
        return new SshLimits(
                Duration.ofSeconds(10),
                Duration.ofMinutes(5),
                Duration.ofSeconds(1),
                Duration.ofMillis(250),
                Duration.ofSeconds(10),
                4 * 1024 * 1024);
    }
}
