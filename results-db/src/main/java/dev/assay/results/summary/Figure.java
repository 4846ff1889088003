package dev.assay.results.summary;

import java.math.BigDecimal;

/**
 * One figure of a cell's summary, rounded once for every surface ({@link Digits}), or absent with a reason.
 */
public sealed interface Figure {
    /**
     * A median over trials with its interval.
     *
     * @param ci95 lower and upper bound of the 95 % interval; null when there are too few trials for one
     * @param uncertainty median of the half widths that the trials' values state where all do, in the figure's unit: how far
     *     sampling and arithmetic may be off, which more trials do not mend; how true the sensor is, is not in it; null where none
     *     states one
     * @param n trials it stands on
     */
    record Scalar(BigDecimal median, Interval ci95, BigDecimal uncertainty, int n, String unit, String method)
            implements Figure {
        /** Of a method that states no uncertainty. */
        public Scalar(BigDecimal median, Interval ci95, int n, String unit, String method) {
            this(median, ci95, null, n, unit, method);
        }
    }

    /**
     * Percentiles of the values of all valid trials together.
     *
     * @param n values they stand on
     * @param trials trials these came from
     */
    record Percentiles(
            BigDecimal p50,
            BigDecimal p90,
            BigDecimal p95,
            BigDecimal p99,
            long n,
            int trials,
            String unit,
            String method)
            implements Figure {}

    record Absent(String reason) implements Figure {}

    record Interval(BigDecimal low, BigDecimal high) {}
}
