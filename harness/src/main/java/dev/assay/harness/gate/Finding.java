package dev.assay.harness.gate;

import dev.assay.results.comparison.Row;
import java.util.Locale;
import java.util.Optional;

/**
 * What the gate says of one cell and metric, or of a part of the policy.
 *
 * @param row what it stands on; empty where nothing was compared
 * @param text in words, one line
 */
public record Finding(Subject subject, Kind kind, Action action, Optional<Row> row, String text) {
    /** All of it in one line. */
    public String line() {
        return Names.place(subject) + " " + Names.metric(subject) + ": " + words();
    }

    /** What was found; outcomes speak for themselves. */
    String words() {
        return switch (kind) {
            case BETTER, SAME, ALLOWED, INCONCLUSIVE -> text;
            case REGRESSION, TOO_FEW_TRIALS, UNCOMPARABLE, MISSING, UNMEASURED, JUDGES_NOTHING, NO_BASE, NEW ->
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
        /** Neither side has it, and the policy names it or the cell was tried. */
        UNMEASURED,
        /** A part of the policy that no cell answers to. */
        JUDGES_NOTHING,
        /** The candidate has figures, the base has none. */
        NO_BASE,
        /** The candidate has it, the base did not. */
        NEW;

        public String label() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
