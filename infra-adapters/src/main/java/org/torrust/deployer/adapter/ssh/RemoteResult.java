package org.torrust.deployer.adapter.ssh;

/**
 * How a command on the machine ended.
 *
 * @param exitCode its exit code; 128 and the signal's number when a signal ended it
 * @param stdout what it wrote, cut at a bound no expected answer comes near
 * @param stderr likewise
 */
public record RemoteResult(int exitCode, String stdout, String stderr) {

    public boolean isGood() {
        return exitCode == 0;
    }
}
