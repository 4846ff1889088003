package dev.assay.collectors.trace;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import tools.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import tools.jackson.databind.annotation.JsonNaming;

/**
 * The last record of a trace: how the runner ended, what the kernel says it used, and how well the probe did its work.
 *
 * @param rusage null when the runner never started, or could not be ended
 * @param dropped null when the runner never started
 * @param throttled null where the kernel does not count it, or the runner never started
 */
public record RunnerEnd(Outcome outcome, Rusage rusage, Probe probe, Dropped dropped, Throttled throttled) {
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
        /** A sampled temperature exceeded the job's limit. */
        @JsonProperty("temperature_limit")
        TEMPERATURE_LIMIT,
        /** The runner's memory exceeded the job's limit. */
        @JsonProperty("memory_limit")
        MEMORY_LIMIT,
        @JsonProperty("not_started")
        NOT_STARTED,
        /** It may not run on the processors that the job names, so it was not started. */
        @JsonProperty("cpus_refused")
        CPUS_REFUSED
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
     * @param cpuS processor time it took itself, its commands included
     * @param groups how well it sampled, a group each; empty when it was to sample nothing, or the runner never started
     */
    public record Probe(double cpuS, List<SampledGroup> groups) {
        public Probe {
            groups = List.copyOf(groups);
        }

        @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
        static Probe read(ProbeJson json) {
            return json.probe();
        }
    }

    /** Bytes of the runner's output beyond what a bundle keeps. */
    @JsonNaming(SnakeCaseStrategy.class)
    public record Dropped(long outBytes, long errBytes) {}

    /**
     * What the kernel's bandwidth control did while the runner lived: {@code cpu.stat} of its control group and all above it.
     *
     * @param periods that passed with something to run
     * @param throttledPeriods of them, those in which a quota ran out
     * @param throttledS how long processors were denied, summed over processors
     */
    @JsonNaming(SnakeCaseStrategy.class)
    public record Throttled(long periods, long throttledPeriods, double throttledS) {}
}
