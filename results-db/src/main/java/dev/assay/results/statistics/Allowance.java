package dev.assay.results.statistics;

/**
 * What the interval between two sides that did not run interleaved has to allow for, besides the spread of the values.
 *
 * <ul>
 *   <li>Values that resemble the one before are worth fewer independent ones ({@link Autocorrelation}, the mean of both
 *       sides): the interval becomes 1 / √share as wide.
 *   <li>A side that drifts ({@link Drift}, p at most {@value #LEVEL}) would have gone on drifting: the middles of two sides
 *       of n trials lie n trials apart, so slope times n, the larger of both sides, is added at both ends. The slope is taken
 *       out before resemblance is measured.
 * </ul>
 *
 * <p>All on logarithms. What changes between the sides and in neither of them nobody can see: docs/statistics.md has the rates.
 *
 * @param effectiveShare in (0, 1]: of the values, in independent ones
 * @param drift 0 or more: logarithm of the ratio that drift alone may make
 */
public record Allowance(double effectiveShare, double drift) {
    /** Of pairs: what both of a block share is not in their ratio. */
    static final Allowance NONE = new Allowance(1, 0);

    /** Of each of the two sides, so that one of twenty comparisons without a drift is widened. */
    static final double LEVEL = 0.025;

    static Allowance between(ContrastSide base, ContrastSide candidate) {
        double slopeOfBase = slope(base);
        double slopeOfCandidate = slope(candidate);
        double drift = Math.max(
                Math.abs(slopeOfBase) * candidate.inOrder().length, Math.abs(slopeOfCandidate) * base.inOrder().length);
        double r = (Autocorrelation.of(without(slopeOfBase, base))
                        + Autocorrelation.of(without(slopeOfCandidate, candidate)))
                / 2;
        return new Allowance(Autocorrelation.effectiveShare(r), drift);
    }

    boolean isNone() {
        return effectiveShare == 1 && drift == 0;
    }

    /** An interval about a ratio, widened. */
    Bounds widened(double ratio, Bounds ci95) {
        if (isNone()) {
            return ci95;
        }
        double by = 1 / Math.sqrt(effectiveShare);
        return new Bounds(
                ratio * Math.pow(ci95.low() / ratio, by) * Math.exp(-drift),
                ratio * Math.pow(ci95.high() / ratio, by) * Math.exp(drift));
    }

    /** 0 where there is no drift to speak of. */
    private static double slope(ContrastSide side) {
        return Drift.atMost(LEVEL, side.logarithms(), side.ascendingLogarithms())
                .map(Drift::slope)
                .orElse(0.0);
    }

    private static double[] without(double slope, ContrastSide side) {
        if (slope == 0) {
            return side.logarithms();
        }
        double[] rest = side.logarithms().clone();
        for (int i = 0; i < rest.length; i++) {
            rest[i] -= slope * i;
        }
        return rest;
    }
}
