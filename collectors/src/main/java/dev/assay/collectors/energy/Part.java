package dev.assay.collectors.energy;

/**
 * A share with its errors kept apart, because they add up differently.
 *
 * @param amount J; C where charge is asked for. Its errors alike
 * @param variance of independent errors, J²
 * @param unseen what bursts between samples may hold, J: counts once however many intervals, for they would all be missed
 * @param bound of errors that may all point the same way, J
 */
record Part(
        double amount,
        double variance,
        double unseen,
        double bound,
        double coverage,
        double seconds,
        int samples,
        double largestGapS)
        implements Piece {
    /** Standard deviations in a half width: 1.96 for exact ones; these are estimates themselves. */
    private static final double COVERAGE_FACTOR = 2.2;

    /** Of another interval of the same source. */
    Part then(Part next) {
        double together = seconds + next.seconds;
        return new Part(
                amount + next.amount,
                variance + next.variance,
                Math.max(unseen, next.unseen),
                bound + next.bound,
                together == 0 ? 0 : (coverage * seconds + next.coverage * next.seconds) / together,
                together,
                samples + next.samples,
                Math.max(largestGapS, next.largestGapS));
    }

    /** Of another rail in the same intervals: what one misses in a moment the other misses too. */
    Part beside(Part other) {
        double deviation = Math.sqrt(variance) + Math.sqrt(other.variance);
        return new Part(
                amount + other.amount,
                deviation * deviation,
                unseen + other.unseen,
                bound + other.bound,
                Math.min(coverage, other.coverage),
                seconds,
                Math.min(samples, other.samples),
                Math.max(largestGapS, other.largestGapS));
    }

    Energy energy(String method) {
        return new Energy(
                amount,
                Math.hypot(COVERAGE_FACTOR * Math.sqrt(variance), unseen) + bound,
                coverage,
                samples,
                largestGapS,
                method);
    }
}
