package dev.assay.collectors.energy;

/**
 * What bursts may have been there that no sample met. Bursts of length w, met by samples h apart with probability w / h each,
 * are all missed with probability (1 - w / h)^m; at m = ln 0.05 / ln (1 - w / h) bursts that is 5 %. For w far below h this is
 * the rule of three: 3 h of time at the most. Where even a single burst would be met in 95 of 100 cases nothing is added.
 *
 * <p>That is of bursts which come when they like. One that comes back as often as the samples do is missed each time where the
 * samples keep step. Over n samples its period need only be within (h - w) / n of h, so that of periods drawn between h / 2 and
 * 3 h / 2 about (1 - w / h)² / n are missed throughout: over {@value #FEW} samples and more in 3 of 100 cases at most.
 */
final class UnseenBursts {
    private static final double MISSED = 0.05;

    /** So many samples tell a burst from their own step. */
    private static final int FEW = 32;

    /** How high a burst that was never met may be, in means of what was seen. */
    private static final double HEIGHT = 2;

    private UnseenBursts() {}

    /**
     * @param range of the signal, in its unit
     * @param mean over the interval, in the signal's unit
     * @return value times seconds
     */
    static double bound(Cadence cadence, double seconds, double range, double mean) {
        double free = bound(cadence.longS(), Math.max(range, Math.abs(mean)));
        return Math.max(free, inStep(cadence, seconds, Math.abs(mean)));
    }

    /** A burst in each step, never met. */
    private static double inStep(Cadence cadence, double seconds, double mean) {
        double w = EnergyLimits.SHORTEST_BURST_S;
        boolean keeps = possible(cadence.usualS()) && cadence.spreadS() < w;
        double steps = seconds / cadence.usualS();
        return keeps && steps < FEW ? steps * w * HEIGHT * mean : 0;
    }

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
