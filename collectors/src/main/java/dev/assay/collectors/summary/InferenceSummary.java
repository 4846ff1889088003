package dev.assay.collectors.summary;

import dev.assay.collectors.metric.Metric;
import dev.assay.collectors.metric.MetricValue;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What a benchmark tool keeps of many inferences. The single latencies are gone: the mean is one figure, and never a sample.
 *
 * @param count inferences, 1 or more
 * @param meanMs as the tool printed it, 0 or more; 0 where it prints too few digits for the model
 * @param spread what else the tool printed of them, by name, ms; in the tool's order, such as {@code min}, {@code max}
 */
public record InferenceSummary(long count, double meanMs, Map<String, Double> spread) {
    public InferenceSummary {
        if (count < 1 || !(meanMs >= 0 && Double.isFinite(meanMs))) {
            throw new IllegalArgumentException(
                    "a summary needs an inference and a mean of 0 ms or more, got " + count + " and " + meanMs);
        }
        spread = Collections.unmodifiableMap(new LinkedHashMap<>(spread));
    }

    /** @param tool whose clock it was */
    public Map<Metric, MetricValue> metrics(String tool) {
        if (meanMs == 0) {
            MetricValue absent =
                    new MetricValue.Absent(tool + " printed a mean of 0: it has too few digits for this model");
            return Map.of(Metric.LATENCY_MS, absent, Metric.THROUGHPUT_IPS, absent);
        }
        String method = tool + "'s own clock, input of the model's own shape" + told();
        return Map.of(
                Metric.LATENCY_MS,
                new MetricValue.Scalar(meanMs, method),
                Metric.THROUGHPUT_IPS,
                new MetricValue.Scalar(
                        1000 / meanMs, "inferences / sum of their latencies, 1 / their mean: " + method));
    }

    private String told() {
        StringBuilder told = new StringBuilder("; mean of ").append(count).append(" inferences");
        String separator = " (";
        for (Map.Entry<String, Double> one : spread.entrySet()) {
            told.append(separator).append(one.getKey()).append(' ').append(short6(one.getValue()));
            separator = ", ";
        }
        return spread.isEmpty() ? told.toString() : told.append(" ms)").toString();
    }

    /** Six digits, as C++ streams print. */
    private static String short6(double value) {
        return BigDecimal.valueOf(value)
                .round(new MathContext(6))
                .stripTrailingZeros()
                .toPlainString();
    }
}
