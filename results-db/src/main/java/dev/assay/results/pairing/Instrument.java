package dev.assay.results.pairing;

import dev.assay.collectors.bundle.Cell;
import dev.assay.collectors.bundle.Workload;
import dev.assay.collectors.metric.Metric;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What a figure was taken with, as far as it decides whether two figures can be compared: of a time, what lies between the
 * stamps; of anything else, from which source it was read. Made of the method's text, without the counts and rates in it,
 * and of whether the workload has each token chosen while the clock runs. Two texts that are not known to mean the same
 * count as different. docs/metrics.md says what each timer includes.
 */
public final class Instrument {
    private static final String LLAMA_BENCH = "llama-bench";
    private static final String PASSES = "passes of the model";

    private static final Pattern COUNTS =
            Pattern.compile("; median of \\d+ (iterations|repetitions)( of \\d+ \\(.*?\\))?"
                    + "|; mean of \\d+ inferences( \\(.*?\\))?"
                    + "|; by TensorRT( v\\w+)?( \\(.*?\\))?"
                    + "|, clocks within [0-9.]+ ms"
                    + "|; samples cover \\d+ % of the time"
                    + "|, sensors driven by [^;:]*");
    private static final Pattern INFERENCES = Pattern.compile("\\d+ inferences");
    private static final Pattern LENGTHS = Pattern.compile("(n_[a-z]+) = \\d+");
    private static final Pattern RATES = Pattern.compile(" at (up to )?[0-9.E]+ Hz");

    private Instrument() {}

    /** Equal for figures that may be compared. Words for people. */
    public static String of(Metric metric, String method, Cell cell) {
        return switch (Nature.of(metric)) {
            case SPEED -> span(metric, method, cell);
            case MEMORY, PROCESSOR -> source(method) + ofProcess(cell);
            case POWER -> source(method);
            case HEAT -> "the hottest zone"; // which zone that is differs from trial to trial
        };
    }

    /** Whether the cells have no part in what tells their instruments apart. */
    static boolean sameKind(Cell cell, Cell other) {
        return sampling(cell.workload()) == sampling(other.workload())
                && cell.runtime().runner().equals(other.runtime().runner());
    }

    /** The method without what differs from trial to trial; its rates stay. */
    public static String told(Metric metric, String method) {
        return Nature.of(metric) == Nature.HEAT ? "" : withoutCounts(method);
    }

    private static String span(Metric metric, String method, Cell cell) {
        return switch (metric) {
            case PREFILL_TPS -> known(method).orElse(source(method));
            case DECODE_TPS, ITL_MS ->
                known(method).orElse(source(method)) + choice(cell, " and the choice of each token");
            case TTFT_MS -> source(method) + choice(cell, ", with the first choice of a token");
            case MBU -> PASSES + choice(cell, " and the choice of each token");
            default -> source(method);
        };
    }

    /** llama-bench times whole passes without tokenising, as our runners do. */
    private static Optional<String> known(String method) {
        return method.startsWith("runner's events: tokens / (prefill.end - prefill.begin)")
                        || method.startsWith("runner's events: (n - 1) / (token n-1 - token 0)")
                        || method.startsWith("runner's events: differences of token stamps")
                        || method.startsWith("llama-bench's samples_ns")
                ? Optional.of(PASSES)
                : Optional.empty();
    }

    private static String choice(Cell cell, String words) {
        return sampling(cell.workload()) == Workload.Sampling.GREEDY ? words : "";
    }

    private static Workload.Sampling sampling(Workload workload) {
        return switch (workload) {
            case Workload.Generate generate -> generate.sampling();
            case Workload.Sustained sustained -> sustained.sampling();
            case Workload.Infer _ -> Workload.Sampling.NONE;
        };
    }

    /** One process of llama-bench does several tests, of which the workload is a part. */
    private static String ofProcess(Cell cell) {
        return cell.runtime().runner().equals(LLAMA_BENCH) ? ", of llama-bench's four tests" : "";
    }

    private static String source(String method) {
        return RATES.matcher(withoutCounts(method)).replaceAll("");
    }

    private static String withoutCounts(String method) {
        String counted = COUNTS.matcher(method).replaceAll("");
        return LENGTHS.matcher(INFERENCES.matcher(counted).replaceAll("inferences"))
                .replaceAll("$1");
    }
}
