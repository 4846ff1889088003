package dev.assay.agents.job;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.assay.collectors.bundle.Workload;
import java.util.List;
import java.util.Map;

/**
 * All that a device needs for one trial. Format {@value #SCHEMA}, described in docs/formats/job.md. Paths are the device's.
 *
 * @param id the trial's id; a device starts a job once per id
 * @param threads 1 or more
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
        Rates rates) {

    public static final String SCHEMA = "assay.job/1";

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

    /** @param deadlineMs from the runner's start, 1 or more */
    public record Limits(@JsonProperty("deadline_ms") long deadlineMs) {}

    /**
     * @param processHz 1 to 1000
     * @param memoryHz 0 (never) to 100
     */
    public record Rates(
            @JsonProperty("process_hz") int processHz,
            @JsonProperty("memory_hz") int memoryHz) {}
}
