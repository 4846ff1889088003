package dev.assay.results.comparison;

import dev.assay.collectors.metric.Metric;
import java.util.List;
import java.util.Optional;

/**
 * What came of a {@link Question}, the same on every surface.
 *
 * @param metrics asked for, in the order of {@link Metric}
 * @param rows by cell of the base, then metric
 * @param unmeasured by cell, then metric
 */
public record Comparison(
        Question question,
        Side base,
        Side candidate,
        List<Metric> metrics,
        List<Row> rows,
        List<Uncomparable> uncomparable,
        List<Unmatched> unmatched,
        List<Unmeasured> unmeasured) {
    public Comparison {
        metrics = List.copyOf(metrics);
        rows = List.copyOf(rows);
        uncomparable = List.copyOf(uncomparable);
        unmatched = List.copyOf(unmatched);
        unmeasured = List.copyOf(unmeasured);
    }

    /** That sides did not run interleaved, in words; empty where all did. */
    public Optional<String> apart() {
        long apart = rows.stream().filter(row -> row.pairs().isEmpty()).count();
        return apart == 0
                ? Optional.empty()
                : Optional.of(
                        (apart == rows.size() ? "The sides" : "In " + apart + " of " + rows.size() + " rows the sides")
                                + " did not run interleaved: what else changed between them, such as heat and load, cannot be told"
                                + " from a difference of theirs");
    }

    /**
     * One side as it was found.
     *
     * @param runs whole ids of those that brought valid trials, the latest first; where none did, of those that were looked through
     * @param cells that have valid trials with any of the metrics
     * @param leftOut trials that the selector fits and the other side has too: they count there alone. Always 0 for the
     *     candidate
     */
    public record Side(Selector selector, List<String> runs, int cells, int trials, int leftOut) {
        public Side {
            runs = List.copyOf(runs);
        }
    }
}
