package dev.assay.results.comparison;

import dev.assay.collectors.bundle.Cell;
import dev.assay.collectors.metric.Metric;
import dev.assay.results.statistics.Contrast;
import dev.assay.results.statistics.Outcome;
import dev.assay.results.summary.Figure;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/**
 * One metric of one cell of the base held against the candidate's. Figures are rounded once for every surface
 * ({@code Digits}).
 *
 * @param ratio median of the candidate over that of the base; null where there are too few values
 * @param ci95 null where there are too few values
 * @param pairs blocks with a value of both sides; empty where the sides did not run interleaved
 * @param p null where there are too few values for a test
 * @param adjustedP over all rows of the comparison (Benjamini and Hochberg); null where {@code p} is
 * @param test null where {@code p} is
 * @param differs besides the figures, in the order of {@link Difference}
 * @param despite what spoke against comparing the two and was overruled
 * @param simulated files stood in for the sensors that told the figures
 */
public record Row(
        Cell base,
        Cell candidate,
        Metric metric,
        Side ofBase,
        Side ofCandidate,
        BigDecimal ratio,
        Figure.Interval ci95,
        OptionalInt pairs,
        BigDecimal p,
        BigDecimal adjustedP,
        Contrast.Test test,
        Outcome outcome,
        List<Difference> differs,
        Set<Code> despite,
        boolean simulated) {

    /**
     * What one side brings.
     *
     * @param median in the metric's unit, of the values that the ratio stands on
     * @param n trials
     */
    public record Side(BigDecimal median, int n) {}

    /** How far the figure moved; empty where there is no ratio. */
    public Optional<Change> change() {
        return Optional.ofNullable(ratio).map(Change::of);
    }
}
