package dev.assay.results.comparison;

import dev.assay.collectors.bundle.Cell;
import dev.assay.collectors.metric.Metric;
import dev.assay.results.pairing.Code;
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
 * @param hodgesLehmann the same factor as all values tell it and not the two in the middle ({@code HodgesLehmann}); null
 *     where {@code ratio} is
 * @param allowed what interval and p were widened for; null where {@code ratio} is
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
        BigDecimal hodgesLehmann,
        Allowed allowed,
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

    /**
     * What sides that did not run interleaved show of themselves ({@code Allowance}).
     *
     * @param independentShare of the values, in independent ones: 1 where none resembles the one before, and of pairs
     * @param driftPercent by how much drift alone may part the sides; 0 where there is none to speak of, and of pairs
     */
    public record Allowed(BigDecimal independentShare, BigDecimal driftPercent) {}

    /** How far the figure moved; empty where there is no ratio. */
    public Optional<Change> change() {
        return Optional.ofNullable(ratio).map(Change::of);
    }
}
