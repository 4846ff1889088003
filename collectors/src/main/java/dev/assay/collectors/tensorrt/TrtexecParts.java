package dev.assay.collectors.tensorrt;

import java.util.Optional;
import java.util.OptionalDouble;
import java.util.regex.Pattern;

/**
 * What trtexec's latency of a query is the sum of; medians over the queries, ms.
 *
 * @param h2dMs copying the inputs to the GPU
 * @param computeMs the kernels
 * @param d2hMs copying the outputs back
 * @param transfers whether any query copied at all: with {@code --noDataTransfers} none does
 */
public record TrtexecParts(double h2dMs, double computeMs, double d2hMs, boolean transfers) {
    private static final String MAX = ".* max = ";
    private static final String MEDIAN = ".* median = ";
    private static final String MS = TrtexecLog.NUMBER + " ms.*$";

    /** Empty where the summary has no such lines, as in TensorRT 7. */
    static Optional<TrtexecParts> of(TrtexecLog log) {
        OptionalDouble h2d = of(log, "H2D Latency:", MEDIAN);
        OptionalDouble compute = of(log, "GPU Compute Time:", MEDIAN);
        OptionalDouble d2h = of(log, "D2H Latency:", MEDIAN);
        OptionalDouble h2dMax = of(log, "H2D Latency:", MAX);
        OptionalDouble d2hMax = of(log, "D2H Latency:", MAX);
        if (h2d.isEmpty() || compute.isEmpty() || d2h.isEmpty() || h2dMax.isEmpty() || d2hMax.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new TrtexecParts(
                h2d.getAsDouble(),
                compute.getAsDouble(),
                d2h.getAsDouble(),
                h2dMax.getAsDouble() > 0 || d2hMax.getAsDouble() > 0));
    }

    private static OptionalDouble of(TrtexecLog log, String title, String statistic) {
        return log.number(Pattern.compile("^" + title + statistic + MS));
    }
}
