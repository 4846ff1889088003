package dev.assay.collectors.sensing;

import com.fasterxml.jackson.annotation.JsonInclude;

/**
 * What was measured of the device itself, once in the session that the trial belongs to, and kept in each trial's
 * {@code trial.json}. Each is there, or absent with the reason.
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record SessionMeasurements(Idle idle, String idleAbsent, Bandwidth bandwidth, String bandwidthAbsent) {

    /**
     * The device at rest, sampled as in a trial with no runner at work.
     *
     * @param powerW mean power of the total rails, W
     * @param seconds for which it was sampled
     * @param uncertaintyW half width of its interval, W
     */
    public record Idle(double powerW, double seconds, double uncertaintyW, String method) {}

    /**
     * How fast the device's processors read memory.
     *
     * @param bytesPerS the best of some passes
     * @param threads that read
     * @param bytes size of what was read in one pass, well above the last cache
     */
    public record Bandwidth(double bytesPerS, int threads, long bytes, String method) {}
}
