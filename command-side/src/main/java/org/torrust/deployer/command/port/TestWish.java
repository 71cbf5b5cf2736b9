package org.torrust.deployer.command.port;

import java.time.Duration;

/**
 * What is to be tested.
 *
 * @param limit the longest all tests together may take; what is not done by then has failed
 */
public record TestWish(TestSuite suite, Duration limit) {}
