package dev.assay.results.comparison;

import dev.assay.collectors.metric.Metric;
import dev.assay.results.pairing.Code;
import dev.assay.results.statistics.Margin;
import java.util.EnumSet;
import java.util.Set;

/**
 * What is to be compared.
 *
 * @param metrics not empty
 * @param named those of them that somebody asked for by name: where neither side has one, that is told. Of the others nobody
 *     said that there should be any
 * @param margin how large a difference nobody minds
 * @param despite objections that are overruled: among {@link Code#OVERRULABLE}
 */
public record Question(
        Selector base, Selector candidate, Set<Metric> metrics, Set<Metric> named, Margin margin, Set<Code> despite) {
    /** What trials are run for: speed, energy, memory. The rest is compared when it is asked for by name. */
    public static final Set<Metric> HEADLINE = Set.copyOf(EnumSet.of(
            Metric.DECODE_TPS,
            Metric.PREFILL_TPS,
            Metric.TTFT_MS,
            Metric.THROUGHPUT_IPS,
            Metric.LATENCY_MS,
            Metric.ENERGY_J,
            Metric.ENERGY_PER_TOKEN_J,
            Metric.RSS_PEAK_BYTES));

    public Question {
        metrics = Set.copyOf(metrics);
        named = Set.copyOf(named);
        despite = Set.copyOf(despite);
        if (metrics.isEmpty()) {
            throw new IllegalArgumentException("no metrics");
        }
        if (!metrics.containsAll(named)) {
            throw new IllegalArgumentException("named and not asked for: " + named);
        }
        if (!Code.OVERRULABLE.containsAll(despite)) {
            throw new IllegalArgumentException("cannot be overruled: " + despite);
        }
    }

    /** Of metrics that nobody named. */
    public Question(Selector base, Selector candidate, Set<Metric> metrics, Margin margin, Set<Code> despite) {
        this(base, candidate, metrics, Set.of(), margin, despite);
    }
}
