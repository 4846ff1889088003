package dev.assay.collectors.tensorrt;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What NVIDIA's {@code trtexec} prints when it was called with {@code --avgRuns=1}: a line for each query, and a summary. Each
 * query is timed by events on the GPU's stream. The words are those of samples/common/sampleReporting.cpp and sampleEngines.cpp
 * of TensorRT 8 and 10; TensorRT 7 has the summary in other words, and tells of 0 queries and 0 qps.
 *
 * @param latenciesMs host latency of each query in the order of the log, warm-up left out; empty when the output is broken
 * @param queriesPerSecond queries over the wall time from the first to the last, of which several are under way at once; empty
 *     where it printed 0, or none
 * @param deserializedMs from an engine's bytes to an engine; empty where it does not say
 * @param parts empty in TensorRT 7
 * @param version of TensorRT, as the tool prints it, such as {@code 8502}; empty in TensorRT 7
 * @param broken what is missing or contradicts itself; empty when all is there
 */
public record TrtexecOutput(
        List<Double> latenciesMs,
        OptionalDouble queriesPerSecond,
        OptionalDouble deserializedMs,
        Optional<TrtexecParts> parts,
        Optional<String> version,
        Optional<String> broken) {
    private static final String NUMBER = TrtexecLog.NUMBER;
    private static final String PASSED = "PASSED";

    private static final Pattern END =
            Pattern.compile("^&&&& (PASSED|FAILED|WAIVED) TensorRT\\.trtexec(?: \\[TensorRT v(\\w+)])?(?: .*)?$");
    private static final Pattern OVERRIDDEN =
            Pattern.compile("^Dynamic dimensions required for input: (.*), but no shapes were provided\\. .*$");
    private static final Pattern QUERY =
            Pattern.compile("^Average on 1 runs - GPU latency: .* - Host latency: " + NUMBER + " ms.*$");
    private static final Pattern QUERIES = Pattern.compile("^Timing trace has (\\d{1,18}) queries over .*$");
    private static final Pattern THROUGHPUT = Pattern.compile("^[Tt]hroughput: " + NUMBER + " qps$");
    private static final Pattern DESERIALIZED = Pattern.compile("^Engine deserialized in " + NUMBER + " sec\\.?$");
    private static final Pattern MEAN = Pattern.compile("^Latency: .* mean = " + NUMBER + " ms.*$");
    private static final String TITLE_OF_7 = "Host Latency";
    private static final Pattern MEAN_OF_7 = Pattern.compile("^mean: " + NUMBER + " ms.*$");

    public TrtexecOutput {
        latenciesMs = List.copyOf(latenciesMs);
    }

    /** Never throws: what cannot be read is said in {@link #broken}. */
    public static TrtexecOutput parse(String text) {
        TrtexecLog log = TrtexecLog.of(text);
        Optional<Matcher> end = log.last(END);
        if (end.isEmpty()) {
            return broken("no line '&&&& PASSED TensorRT.trtexec ...': it did not come to its end");
        }
        String word = end.get().group(1);
        if (!word.equals(PASSED)) {
            return broken("it calls itself " + word
                    + log.firstError()
                            .map(said -> ", and its first error is: " + said)
                            .orElse(""));
        }
        Optional<Matcher> overridden = log.last(OVERRIDDEN);
        if (overridden.isPresent()) {
            return broken("the model leaves extents of its input "
                    + overridden.get().group(1) + " open, and trtexec chose them: export it with all of them given");
        }
        List<Double> latencies = new ArrayList<>();
        log.all(QUERY).forEach(query -> TrtexecLog.number(query).ifPresent(latencies::add));
        return contradiction(log, latencies)
                .map(TrtexecOutput::broken)
                .orElseGet(
                        () -> of(log, latencies, Optional.ofNullable(end.get().group(2))));
    }

    private static TrtexecOutput of(TrtexecLog log, List<Double> latencies, Optional<String> version) {
        return new TrtexecOutput(
                latencies,
                log.number(THROUGHPUT).stream().filter(qps -> qps > 0).findFirst(),
                log.number(DESERIALIZED).stream().map(seconds -> 1000 * seconds).findFirst(),
                TrtexecParts.of(log),
                version,
                Optional.empty());
    }

    private static Optional<String> contradiction(TrtexecLog log, List<Double> latencies) {
        if (latencies.isEmpty()) {
            return Optional.of("no line 'Average on 1 runs - ...': it timed no query, or was not told --avgRuns=1");
        }
        long queries =
                log.last(QUERIES).map(told -> Long.parseLong(told.group(1))).orElse(0L);
        if (queries != 0 && queries != latencies.size()) {
            return Optional.of("it tells of " + queries + " queries, and of the latency of " + latencies.size());
        }
        OptionalDouble told = log.last(MEAN)
                .or(() -> log.firstAfter(TITLE_OF_7, MEAN_OF_7))
                .map(TrtexecLog::number)
                .orElseGet(OptionalDouble::empty);
        if (told.isEmpty()) {
            return Optional.of("no summary with a mean of the latency");
        }
        double mean =
                latencies.stream().mapToDouble(Double::doubleValue).average().orElseThrow();
        return differ(told.getAsDouble(), mean)
                ? Optional.of(
                        "its summary tells another mean than its lines have: " + told.getAsDouble() + " and " + mean)
                : Optional.empty();
    }

    /** Both are made of the same numbers, printed with six digits, the tool's in single precision. */
    private static boolean differ(double one, double other) {
        return Math.abs(one - other) > 1e-3 * Math.max(one, other);
    }

    private static TrtexecOutput broken(String why) {
        return new TrtexecOutput(
                List.of(),
                OptionalDouble.empty(),
                OptionalDouble.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.of(why));
    }
}
