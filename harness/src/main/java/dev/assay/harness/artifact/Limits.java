package dev.assay.harness.artifact;

import java.time.Duration;

/**
 * How patient a fetch is.
 *
 * @param attempts in a row that may fail, without a byte gained, before the source counts as unreachable; 1 or more
 * @param firstPause before the second attempt; doubled before each further one
 * @param read longest wait for a connection, for an answer, and for the next bytes of a body
 * @param tool longest run of npm or mvn for one file
 */
record Limits(int attempts, Duration firstPause, Duration read, Duration tool) {
    /** Bridges a pause of about 7 s in the network; a tool may take the time of 100 MB over a line of 1 Mbit/s. */
    static final Limits DEFAULT = new Limits(4, Duration.ofSeconds(1), Duration.ofSeconds(30), Duration.ofMinutes(15));

    /** The pause after the given number of failures in a row (1 and up). */
    Duration pause(int failures) {
        return firstPause.multipliedBy(1L << Math.min(failures - 1, 10));
    }
}
