package dev.assay.collectors.trace;

import com.fasterxml.jackson.annotation.JsonProperty;
import tools.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import tools.jackson.databind.annotation.JsonNaming;

/**
 * The last record of a trace: how the runner ended, what the kernel says it used, and how well the probe did its work.
 *
 * @param rusage null when the runner never started, or could not be ended
 * @param dropped null when the runner never started
 */
public record RunnerEnd(Outcome outcome, Rusage rusage, Probe probe, Dropped dropped) {
    public RunnerEnd {
        if (outcome == null || outcome.how() == null) {
            throw new IllegalArgumentException("an end needs an outcome");
        }
    }

    /**
     * @param exitCode null unless it exited by itself
     * @param signal null unless a signal ended it
     * @param detail the probe's words; may be null
     */
    @JsonNaming(SnakeCaseStrategy.class)
    public record Outcome(How how, Integer exitCode, Integer signal, String detail) {}

    /** As the probe tells them apart. */
    public enum How {
        @JsonProperty("exited")
        EXITED,
        @JsonProperty("signalled")
        SIGNALLED,
        @JsonProperty("oom_killed")
        OOM_KILLED,
        @JsonProperty("timed_out")
        TIMED_OUT,
        /** The probe was told to stop, or could not write the bundle any more. */
        @JsonProperty("stopped")
        STOPPED,
        @JsonProperty("not_started")
        NOT_STARTED
    }

    /** Of getrusage(2) for the runner and its waited-for children; seconds, bytes, counts. */
    @JsonNaming(SnakeCaseStrategy.class)
    public record Rusage(
            double utimeS,
            double stimeS,
            long maxRssBytes,
            long minorFaults,
            long majorFaults,
            long voluntarySwitches,
            long involuntarySwitches) {}

    /**
     * The probe's own account.
     *
     * @param cpuS processor time it took itself
     * @param ticks moments at which it was to sample and did; null when the runner never started. The other two alike
     * @param lateTicks of these, the ones that came late
     * @param lostTicks moments that passed before it could sample
     * @param jitterP50Us how late ticks came, in µs; null when there was no tick. The other two alike
     */
    @JsonNaming(SnakeCaseStrategy.class)
    public record Probe(
            double cpuS,
            Long ticks,
            Long lateTicks,
            Long lostTicks,
            Double jitterP50Us,
            Double jitterP99Us,
            Double jitterMaxUs) {
        public Probe {
            if ((ticks == null) != (lostTicks == null)) {
                throw new IllegalArgumentException("a probe that sampled tells both ticks and lost ticks");
            }
        }
    }

    /** Bytes of the runner's output beyond what a bundle keeps. */
    @JsonNaming(SnakeCaseStrategy.class)
    public record Dropped(long outBytes, long errBytes) {}
}
