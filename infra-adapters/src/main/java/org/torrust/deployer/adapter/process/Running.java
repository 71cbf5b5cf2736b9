package org.torrust.deployer.adapter.process;

import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** A job at work. */
interface Running {

    /** Waits a moment for its end; true when it has ended. */
    boolean ended();

    /** Its exit code once it has ended; empty when nobody wrote it down, since all of its group was killed. */
    Optional<Integer> exitCode();

    /** The group all its processes are in. */
    long group();

    /** Whom a signal goes to. */
    long tool();

    /** A job we started. */
    record Own(Process process, JobFolder folder) implements Running {

        private static final long LOOK_MILLISECONDS = 50;

        @Override
        public boolean ended() {
            try {
                return process.waitFor(LOOK_MILLISECONDS, TimeUnit.MILLISECONDS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException("the thread that waits for a tool is never interrupted", e);
            }
        }

        @Override
        public Optional<Integer> exitCode() {
            return Optional.of(process.exitValue());
        }

        @Override
        public long group() {
            return process.pid();
        }

        @Override
        public long tool() {
            return folder.tool().map(holder -> holder.pid()).orElse(process.pid());
        }
    }

    /** A job that a deployer started which is gone. */
    record Found(JobFolder folder, Processes processes) implements Running {

        private static final long LOOK_NANOSECONDS = TimeUnit.MILLISECONDS.toNanos(50);

        @Override
        public boolean ended() {
            if (!folder.isAtWork(processes)) {
                return true;
            }
            LockSupport.parkNanos(LOOK_NANOSECONDS);
            return !folder.isAtWork(processes);
        }

        @Override
        public Optional<Integer> exitCode() {
            return folder.exitCode();
        }

        @Override
        public long group() {
            return folder.leader().or(folder::tool).orElseThrow().pid();
        }

        @Override
        public long tool() {
            return folder.tool().orElseThrow().pid();
        }
    }
}
