package dev.assay.collectors.bundle;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.assay.collectors.clock.TrialClock;
import dev.assay.collectors.condition.Conditions;
import dev.assay.collectors.metric.TokenBytes;
import dev.assay.collectors.sensing.Sensing;
import dev.assay.collectors.sensing.SessionMeasurements;
import dev.assay.collectors.verdict.Failure;
import dev.assay.collectors.verdict.Thresholds;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * {@code trial.json}: what the coordinator knows of a trial, written into its bundle so that a bundle needs no database.
 * Format {@value #SCHEMA}, described in docs/formats/bundle.md.
 *
 * @param gate null when the trial ended before it came to the gate
 * @param before null when they could not be read; {@code after} alike
 * @param provenance what ran: name to version or hash (assay, probe, runner, libraries, kernel...)
 * @param sensing what the channels of the trace stand for; null where nothing was sampled but processes
 * @param session what was measured of the device itself in the same session; null when nothing was
 * @param thresholds by which the verdict is to be found; null: the defaults of the version that reads
 * @param tokenBytes what the model reads of memory for a token; null where its file does not say
 * @param clock where the device's clock lay against the coordinator's; null when the trial did not come to its job, or before
 *     devices were asked
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record TrialDocument(
        String schema,
        Run run,
        Trial trial,
        Cell cell,
        Gate gate,
        Conditions before,
        Conditions after,
        Outcome outcome,
        Map<String, String> provenance,
        Sensing sensing,
        SessionMeasurements session,
        Thresholds thresholds,
        TokenBytes tokenBytes,
        TrialClock clock) {

    public static final String SCHEMA = "assay.trial/1";

    /** Of a trial whose device was not asked for its time. */
    public TrialDocument(
            String schema,
            Run run,
            Trial trial,
            Cell cell,
            Gate gate,
            Conditions before,
            Conditions after,
            Outcome outcome,
            Map<String, String> provenance,
            Sensing sensing,
            SessionMeasurements session,
            Thresholds thresholds,
            TokenBytes tokenBytes) {
        this(
                schema,
                run,
                trial,
                cell,
                gate,
                before,
                after,
                outcome,
                provenance,
                sensing,
                session,
                thresholds,
                tokenBytes,
                null);
    }

    /**
     * @param id sorts by start: UTC time and a random tail
     * @param suiteText the suite's file, whole, as it was read
     * @param comparisons sides that the suite asks to hold against each other
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Run(
            String id,
            String suite,
            String suiteText,
            String suiteSha256,
            long seed,
            Instant started,
            List<String> commandLine,
            String assayVersion,
            List<Comparison> comparisons) {}

    /** Cells that match {@code base} are held against those that match {@code candidate} and differ in nothing else. */
    public record Comparison(Side base, Side candidate, List<String> metrics) {
        /** Null fields match everything. */
        @JsonInclude(JsonInclude.Include.NON_NULL)
        public record Side(
                String runtime,
                String runner,
                String model,
                String workload,
                Integer threads,
                Cell.Collectors collectors) {}
    }

    /**
     * @param id unique; also the job's id
     * @param block 0 and up; within a block every cell stands once, in random order
     * @param order 0 and up over the whole plan
     * @param attempt 1 and up
     */
    public record Trial(String id, int block, int order, int attempt, Instant started, Instant ended) {}

    /** What the gate before the trial did. */
    public record Gate(Result result, double waitedS, List<String> notes) {
        public enum Result {
            PASSED,
            WAITED,
            DEADLINE
        }
    }

    /**
     * How the trial ended.
     *
     * @param failure null exactly when the runner finished its work
     * @param detail one sentence; null when it finished
     * @param exitCode the runner's, null when it did not exit by itself
     * @param signal that ended the runner, null when none did
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Outcome(Failure failure, String detail, Integer exitCode, Integer signal) {
        public static Outcome finished() {
            return new Outcome(null, null, 0, null);
        }

        public static Outcome failed(Failure failure, String detail) {
            return new Outcome(failure, detail, null, null);
        }
    }
}
