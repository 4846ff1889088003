package dev.assay.agents.ssh;

import java.time.Duration;

/**
 * How long is waited for what.
 *
 * @param connect for a connection to each host on the way
 * @param authenticate for the exchange of keys and the proof of who one is, with each host
 * @param open for a command to begin
 * @param silence after which a host that takes or gives nothing is taken for lost
 * @param keepAlive between two signs of life that are asked for
 */
record SshLimits(Duration connect, Duration authenticate, Duration open, Duration silence, Duration keepAlive) {
    /** A sign of life wakes the device up: seldom enough not to be seen beside what is measured. */
    static final SshLimits STANDARD = new SshLimits(
            Duration.ofSeconds(10),
            Duration.ofSeconds(20),
            Duration.ofSeconds(15),
            Duration.ofSeconds(30),
            Duration.ofSeconds(10));

    /** Signs of life that may be missing before the connection is given up. */
    int mostMissing() {
        return Math.toIntExact(Math.max(1, silence.dividedBy(keepAlive)));
    }
}
