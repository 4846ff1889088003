package dev.assay.harness.gate;

import dev.assay.collectors.bundle.Cell;
import dev.assay.collectors.metric.Metric;
import dev.assay.results.comparison.Row;
import java.util.Locale;
import java.util.Optional;

/**
 * What the gate says of one cell and metric.
 *
 * @param cell of the base where it has one
 * @param metric empty: of all metrics of the cell
 * @param row what it stands on; empty where nothing was compared
 * @param text in words, one line
 */
public record Finding(Cell cell, Optional<Metric> metric, Kind kind, Action action, Optional<Row> row, String text) {
    /** All of it in one line. */
    public String line() {
        return Names.cell(cell) + " " + Names.metric(this) + ": " + words();
    }

    /** What was found; outcomes speak for themselves. */
    String words() {
        return switch (kind) {
            case BETTER, SAME, ALLOWED, INCONCLUSIVE -> text;
            case REGRESSION, TOO_FEW_TRIALS, UNCOMPARABLE, MISSING, NEW ->
                kind.label().replace('_', ' ') + ": " + text;
        };
    }

    /** What it is. */
    public enum Kind {
        /** Worse, and beyond what the policy allows. */
        REGRESSION,
        /** Worse, and within what the policy allows. */
        ALLOWED,
        BETTER,
        SAME,
        INCONCLUSIVE,
        /** Fewer trials of a side than the policy asks for. */
        TOO_FEW_TRIALS,
        UNCOMPARABLE,
        /** The base has it, the candidate does not. */
        MISSING,
        /** The candidate has it, the base did not. */
        NEW;

        public String label() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
