package org.torrust.deployer.api.operation;

/**
 * The process that carries an operation, precise enough to tell it from a later one with the same pid.
 *
 * @param started the process's start time in clock ticks since boot, field 22 of {@code /proc/PID/stat}; where there is
 *     no {@code /proc}, epoch milliseconds
 * @param bootId which boot of which machine, {@code /proc/sys/kernel/random/boot_id}; empty where unknown
 * @param pidNamespace e.g. {@code pid:[4026531836]}; empty where unknown
 */
public record Holder(long pid, long started, String bootId, String pidNamespace) {}
