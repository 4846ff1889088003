package dev.assay.agents.job;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.assay.collectors.bundle.Workload;
import dev.assay.collectors.sampling.SamplingGroup;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * All that a device needs for one trial. Format {@value #SCHEMA}, described in docs/formats/job.md. Paths are the device's.
 *
 * @param id the trial's id; a device starts a job once per id
 * @param threads 1 or more
 * @param sampling what the probe samples; empty: nothing, and it does not wake up while the runner runs
 * @param cpus numbers of the processors that the runner is to run on, one at the least; null: on those that the device gives it
 * @param holdMs the runner is started so much later than the job, 1 to 600000; null: at once
 */
public record Job(
        String schema,
        String id,
        Runner runner,
        Runtime runtime,
        Model model,
        Workload workload,
        int threads,
        long seed,
        Limits limits,
        List<SamplingGroup> sampling,

        @JsonInclude(JsonInclude.Include.NON_NULL) List<Integer> cpus,

        @JsonInclude(JsonInclude.Include.NON_NULL) @JsonProperty("hold_ms")
        Long holdMs) {

    public static final String SCHEMA = "assay.job/2";

    /** One whose runner is started at once, on the processors that the device gives it. */
    public Job(
            String schema,
            String id,
            Runner runner,
            Runtime runtime,
            Model model,
            Workload workload,
            int threads,
            long seed,
            Limits limits,
            List<SamplingGroup> sampling) {
        this(schema, id, runner, runtime, model, workload, threads, seed, limits, sampling, null, null);
    }

    /** The same job that samples more. */
    public Job sampling(SamplingGroup more) {
        List<SamplingGroup> all =
                Stream.concat(sampling.stream(), Stream.of(more)).toList();
        return new Job(schema, id, runner, runtime, model, workload, threads, seed, limits, all, cpus, holdMs);
    }

    /** The same job held back. */
    public Job held(Duration hold) {
        return new Job(
                schema, id, runner, runtime, model, workload, threads, seed, limits, sampling, cpus, hold.toMillis());
    }

    /** The same job, with a runner that is to run on these processors alone, or not at all. */
    public Job on(List<Integer> processors) {
        return new Job(
                schema, id, runner, runtime, model, workload, threads, seed, limits, sampling, processors, holdMs);
    }

    /** From its start to that of its runner. */
    public Duration hold() {
        return Duration.ofMillis(holdMs == null ? 0 : holdMs);
    }

    /** @param argv program and arguments; never seen by a shell */
    public record Runner(List<String> argv, Map<String, String> env, Speaks speaks) {}

    /** How the runner says what it did. */
    public enum Speaks {
        /** Events on descriptor 3. */
        @JsonProperty("events")
        EVENTS,
        /** In its own words on standard output; an adapter on the coordinator reads them. */
        @JsonProperty("output")
        OUTPUT
    }

    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Runtime(@JsonProperty("library_dir") String libraryDir) {}

    public record Model(String path, String format) {}

    /**
     * @param deadlineMs from the runner's start, 1 or more
     * @param temperatureC any channel in °C above it ends the runner; null for none, as where nothing in °C is sampled
     * @param memoryBytes a sampled {@code pss} above it ends the runner, {@code rss} where there is no {@code pss}; null for
     *     none
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Limits(
            @JsonProperty("deadline_ms") long deadlineMs,
            @JsonProperty("temperature_c") Double temperatureC,
            @JsonProperty("memory_bytes") Long memoryBytes) {

        public static Limits deadline(long ms) {
            return new Limits(ms, null, null);
        }
    }
}
