package dev.assay.collectors.energy;

/**
 * What bursts may have been there that no sample met. Bursts of length w, met by samples h apart with probability w / h each,
 * are all missed with probability (1 - w / h)^m; at m = ln 0.05 / ln (1 - w / h) bursts that is 5 %. For w far below h this is
 * the rule of three: 3 h of time at the most. Where even a single burst would be met in 95 of 100 cases nothing is added.
 */
final class UnseenBursts {
    private static final double MISSED = 0.05;

    private UnseenBursts() {}

    /** Whether one burst may go unseen in more than 5 of 100 cases. */
    static boolean possible(double stepS) {
        return stepS * (1 - MISSED) > EnergyLimits.SHORTEST_BURST_S;
    }

    /**
     * @param stepS between samples, s
     * @param height of a burst in the signal's unit
     * @return value times seconds; 0 where samples are close enough to meet every burst
     */
    static double bound(double stepS, double height) {
        double w = EnergyLimits.SHORTEST_BURST_S;
        return possible(stepS) ? height * w * Math.log(MISSED) / Math.log1p(-w / stepS) : 0;
    }
}
