package dev.assay.collectors.trace;

import com.fasterxml.jackson.annotation.JsonCreator;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import tools.jackson.databind.annotation.JsonNaming;

/**
 * What {@code trace.bin} holds, up to its end or the first record that cannot be trusted.
 *
 * @param traces by channel name, in the order declared; a channel that was never read has an empty trace
 * @param end empty when the probe was stopped before it could write it
 * @param damage where and why reading stopped early; empty when the file was read to its end
 */
public record TraceFile(
        Optional<Header> header,
        Map<String, Trace> traces,
        List<Mark> marks,
        Optional<RunnerEnd> end,
        Optional<Damage> damage) {

    public TraceFile {
        traces = Collections.unmodifiableMap(new LinkedHashMap<>(traces));
        marks = List.copyOf(marks);
    }

    public Optional<Trace> trace(String channel) {
        return Optional.ofNullable(traces.get(channel));
    }

    /** When the runner started, on the device's monotonic clock in ns; empty when it never did. */
    public Optional<Long> runnerStartedNs() {
        return marks.stream()
                .filter(mark -> mark.mark().equals("runner_started"))
                .map(Mark::at)
                .findFirst();
    }

    /** When the device slept, in order of time; none where the probe noticed none, or is of a version that did not look. */
    public List<Suspension> suspensions() {
        return marks.stream().map(Suspension::of).flatMap(Optional::stream).toList();
    }

    /**
     * @param probe its version
     * @param job the job's id
     * @param realtimeNs wall clock since 1970, read together with {@code monotonicNs}
     * @param clockTicksPerS in which the kernel counts processor time
     * @param pageSize bytes
     * @param scheduling {@code fifo}: samplers went before all ordinary threads; {@code normal}: they did not; null in a
     *     trace of version 1
     * @param probeCpu the processor that the probe kept for itself; null where it shared them all
     * @param runnerCpus the processors that the job names for the runner, in ascending order: it ran there, or did not start;
     *     null where the job names none
     */
    @JsonNaming(SnakeCaseStrategy.class)
    public record Header(
            String probe,
            String job,
            String bootId,
            long realtimeNs,
            long monotonicNs,
            long clockTicksPerS,
            long pageSize,
            String scheduling,
            Integer probeCpu,
            List<Integer> runnerCpus) {}

    /**
     * Something the probe did or saw.
     *
     * @param at device's monotonic clock, ns
     * @param mark {@code runner_started}, {@code deadline}, {@code term_sent}, {@code kill_sent}, {@code runner_ended}...
     * @param pid of the runner, with {@code runner_started}; otherwise null
     * @param since with {@code suspended}, the look before it, ns; otherwise null
     * @param sleptNs with {@code suspended}, how long the device slept; otherwise null
     */
    @JsonNaming(SnakeCaseStrategy.class)
    public record Mark(long at, String mark, Long pid, Long since, Long sleptNs) {
        @JsonCreator
        public Mark {}

        /** Of anything but a sleep. */
        public Mark(long at, String mark, Long pid) {
            this(at, mark, pid, null, null);
        }
    }

    /**
     * @param offset of the first byte that was not used
     * @param why in words
     */
    public record Damage(long offset, String why) {}
}
