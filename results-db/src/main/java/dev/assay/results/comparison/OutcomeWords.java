package dev.assay.results.comparison;

import dev.assay.results.pairing.Nature;
import dev.assay.results.statistics.Outcome;
import dev.assay.results.summary.Digits;
import java.math.BigDecimal;
import java.util.OptionalInt;

/**
 * What came of a row, in words: "3.1 % faster", "12 % less" (of memory, energy, heat), "same within 2 %", "inconclusive: about
 * 24 trials a side would settle it". The percentage is how far the figure itself moved.
 */
public final class OutcomeWords {
    private OutcomeWords() {}

    public static String of(Row row) {
        return switch (row.outcome()) {
            case Outcome.Faster _ -> moved(row, "faster");
            case Outcome.Slower _ -> moved(row, "slower");
            case Outcome.Same(double margin) -> "same within " + percent(margin);
            case Outcome.Inconclusive(OptionalInt trials, String _)
            when trials.isPresent() -> "inconclusive: about " + trials.getAsInt() + " trials a side would settle it";
            case Outcome.Inconclusive(OptionalInt _, String reason) -> "inconclusive: " + reason;
        };
    }

    /** Without digits that say nothing, as "2 %". */
    public static String percent(double percent) {
        return Digits.round(percent).toPlainString() + " %";
    }

    private static String moved(Row row, String ofSpeed) {
        Change change = row.change().orElseThrow(); // a ratio is what such an outcome stands on
        String word = Nature.of(row.metric()) == Nature.SPEED
                ? ofSpeed
                : change.percent().compareTo(BigDecimal.ZERO) < 0 ? "less" : "more";
        return change.size() + " " + word;
    }
}
