package dev.assay.collectors.bundle;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Of {@code job.json}, what the reading of a bundle needs. The whole is described in docs/formats/job.md. */
public record JobExcerpt(String id, Runner runner, Limits limits) {

    /**
     * @param dir of a bundle, sealed or not
     * @return empty when it has no job
     * @throws BundleException when it has one that cannot be read
     */
    public static Optional<JobExcerpt> find(Path dir) throws BundleException {
        Path file = dir.resolve(BundleFiles.JOB);
        return Files.exists(file) ? Optional.of(Bundle.document(file, JobExcerpt.class)) : Optional.empty();
    }

    public record Runner(Speaks speaks) {}

    public record Limits(@JsonProperty("deadline_ms") Long deadlineMs) {}

    /** How a runner tells what it did. */
    public enum Speaks {
        /** Our protocol, docs/formats/events.md. */
        @JsonProperty("events")
        EVENTS,
        /** The runtime's own tool: its standard output. */
        @JsonProperty("output")
        OUTPUT
    }
}
