package org.torrust.deployer.e2e;

/** One run of the program, as the shell sees it. */
record DeployerRun(int exitCode, String out, String err) {

    /** All it said, for tests of what must not be said. */
    String all() {
        return out + err;
    }
}
