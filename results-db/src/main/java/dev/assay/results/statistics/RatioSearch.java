package dev.assay.results.statistics;

import dev.assay.results.statistics.RatioWindow.Below;

/**
 * Looks for quantiles of a {@link ResampledRatio}. Where one is likely to be a window is opened; if it is not there, what is
 * known of both ends tells where to look next.
 */
final class RatioSearch {
    /** So many ratios are looked at one by one. */
    private static final int FEW = 64;

    /** So many lie on each side of where the quantile is thought to be, about. */
    private static final int REACH = 96;

    /** So often a place is guessed; then the range is halved, which always ends. */
    private static final int GUESSES = 8;

    private final ResampledMedian base;
    private final ResampledMedian candidate;
    private final RatioWindow window;
    private final Below all;
    private final double middleOfBase;
    private final double middleOfCandidate;
    private final double middle;
    private Below low;
    private Below high;

    RatioSearch(ResampledRatio ratio) {
        base = ratio.base();
        candidate = ratio.candidate();
        window = ratio.window();
        all = window.all();
        middleOfBase = base.quantile(0.5);
        middleOfCandidate = candidate.quantile(0.5);
        middle = middleOfCandidate / middleOfBase;
    }

    /** The least ratio with at least this share at or below it. */
    double quantile(double share) {
        double p = Math.clamp(share, Double.MIN_VALUE, all.share()); // so that one ratio at least is not above it
        low = Below.NOTHING;
        high = all;
        Below last = new Below(middle, all.ratios() / 2, 0.5);
        Below at = window.below(middle * Math.exp(Math.signum(p - 0.5) * away(p)));
        narrow(p, at);
        for (int tries = 0; !isNarrow(); tries++) {
            double guess = tries < GUESSES ? next(p, last, at) : Double.NaN;
            last = at;
            if (low.limit() < guess && guess < high.limit()) {
                double reach = Math.abs(REACH * (at.limit() - middle) / (at.ratios() - all.ratios() / 2));
                window.look(Math.max(low.limit(), guess - reach), Math.min(high.limit(), guess + reach));
                if (window.holds(p)) {
                    return window.quantile(p);
                }
                narrow(p, window.low());
                narrow(p, window.high());
                at = p <= window.low().share() ? window.low() : window.high();
            } else {
                at = window.below(low.limit() / 2 + high.limit() / 2);
                narrow(p, at);
            }
        }
        RatioWindow rest = window.withRoomFor(Math.toIntExact(between()));
        rest.look(low.limit(), high.limit());
        return rest.quantile(p);
    }

    /** Whether few ratios are left, or only such as are one but for rounding. */
    private boolean isNarrow() {
        return between() <= FEW || high.limit() - low.limit() <= RatioWindow.NARROW * high.limit();
    }

    private long between() {
        return high.ratios() - low.ratios();
    }

    private void narrow(double p, Below at) {
        if (at.share() >= p && at.limit() < high.limit()) {
            high = at;
        } else if (at.share() < p && at.limit() > low.limit()) {
            low = at;
        }
    }

    /** How far a quantile is from the middle, as a logarithm, where each side's are known: errors that add up as squares do. */
    private double away(double p) {
        double over = Math.log(candidate.quantile(p) / middleOfCandidate);
        double under = Math.log(base.quantile(1 - p) / middleOfBase);
        return Math.sqrt(over * over + under * under);
    }

    /** Along the straight line that the logarithms of normal ratios would be on. Not a number where there is no such line. */
    private static double next(double p, Below last, Below at) {
        double perLogarithm = (normal(at.share()) - normal(last.share())) / Math.log(at.limit() / last.limit());
        return at.limit() * Math.exp((normal(p) - normal(at.share())) / perLogarithm);
    }

    /**
     * The normal quantile of a share to 1 %, but for a factor, which is enough to guess by.
     *
     * <p>Source: Pólya, Proceedings of the Berkeley Symposium (1949): Φ(z) ≈ (1 + √(1 - exp(-2 z² / π))) / 2.
     */
    private static double normal(double share) {
        double off = 2 * share - 1;
        return Math.copySign(Math.sqrt(-Math.log1p(-off * off)), off);
    }
}
