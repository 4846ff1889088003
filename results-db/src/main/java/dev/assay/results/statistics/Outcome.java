package dev.assay.results.statistics;

import java.util.OptionalInt;

/** What a comparison says of one cell and metric. "Faster" means better: of a time, of memory and of energy it means less. */
public sealed interface Outcome {
    /** As JSON has it; never changes. */
    default String word() {
        return switch (this) {
            case Faster _ -> "faster";
            case Slower _ -> "slower";
            case Same _ -> "same";
            case Inconclusive _ -> "inconclusive";
        };
    }

    record Faster() implements Outcome {}

    record Slower() implements Outcome {}

    /** The whole interval lies within the margin. */
    record Same(double marginPercent) implements Outcome {}

    /**
     * The trials at hand cannot tell.
     *
     * @param trialsToSettle of each side in all, not in addition; empty where no number can be given
     * @param reason why it is inconclusive, and where there is no number why not
     */
    record Inconclusive(OptionalInt trialsToSettle, String reason) implements Outcome {}
}
