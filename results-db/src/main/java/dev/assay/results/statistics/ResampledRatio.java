package dev.assay.results.statistics;

/**
 * The bootstrap distribution of candidate over base where each side is resampled by itself: exact, every median of the one
 * with every median of the other.
 *
 * @param base values above 0
 */
record ResampledRatio(ResampledMedian base, ResampledMedian candidate) implements Resampled {
    /** So many ratios are looked at one by one. */
    private static final int FEW = 64;

    /** So often a limit is guessed; then the range is halved, which always ends. */
    private static final int GUESSES = 8;

    /** Ratios that differ by less, relatively, are one. */
    private static final double NARROW = 1e-12;

    /** How many of the ratios are not above a limit, and the share of the resamples in which they come up. */
    private record Below(double limit, long ratios, double share) {}

    @Override
    public double midRank(double value) {
        return (below(value * (1 - NARROW)).share()
                        + below(value * (1 + NARROW)).share())
                / 2;
    }

    @Override
    public Bounds quantiles(double low, double high) {
        Below all = below(last(candidate) / base.values()[0] * (1 + NARROW));
        return new Bounds(quantile(low, all), quantile(high, all));
    }

    /** The least ratio with at least this share at or below it: limits close to it are tried until few are between two. */
    private double quantile(double share, Below all) {
        Below low = new Below(0, 0, 0);
        Below high = all;
        double p = Math.clamp(share, Double.MIN_VALUE, all.share()); // so that one ratio at least is between the two
        double middle = candidate.quantile(0.5) / base.quantile(0.5);
        Below last = new Below(middle, all.ratios() / 2, 0.5);
        double guess = middle * Math.exp(Math.signum(p - 0.5) * away(p));
        for (int tries = 0;
                high.ratios() - low.ratios() > FEW && high.limit() - low.limit() > NARROW * high.limit();
                tries++) {
            boolean guessed = tries < GUESSES && low.limit() < guess && guess < high.limit();
            Below at = below(guessed ? guess : low.limit() / 2 + high.limit() / 2);
            if (at.share() >= p) {
                high = at;
            } else {
                low = at;
            }
            guess = next(p, last, at);
            last = at;
        }
        return quantile(p, low, high);
    }

    /** How far a quantile is from the middle, as a logarithm, where each side's are known: errors that add up as squares do. */
    private double away(double p) {
        double over = Math.log(candidate.quantile(p) / candidate.quantile(0.5));
        double under = Math.log(base.quantile(1 - p) / base.quantile(0.5));
        return Math.sqrt(over * over + under * under);
    }

    /**
     * Along the straight line of the shares' logits through two points, and a few ratios further than p, so that it comes to lie
     * on the other side. Not a number where there is no such line.
     */
    private static double next(double p, Below last, Below at) {
        double run = at.limit() - last.limit();
        double slope = (logit(at.share()) - logit(last.share())) / run;
        double further = FEW / 3 * run / (at.ratios() - last.ratios());
        return at.limit() + (logit(p) - logit(at.share())) / slope + (at.share() >= p ? -further : further);
    }

    private static double logit(double share) {
        return Math.log(share / (1 - share));
    }

    @Override
    public double resolution() {
        return Math.ulp(1.0);
    }

    /** The larger the base, the more medians of the candidate fit under the limit. */
    private Below below(double limit) {
        double[] bases = base.values();
        double[] candidates = candidate.values();
        double[] weights = base.weights();
        double[] cumulated = candidate.cumulated();
        double share = 0;
        long ratios = 0;
        int fit = 0;
        for (int b = 0; b < bases.length; b++) {
            double most = limit * bases[b];
            while (fit < candidates.length && candidates[fit] <= most) {
                fit++;
            }
            ratios += fit;
            share += fit == 0 ? 0 : weights[b] * cumulated[fit - 1];
        }
        return new Below(limit, ratios, share);
    }

    private double quantile(double p, Below low, Below high) {
        double[] bases = base.values();
        double[] candidates = candidate.values();
        int between = (int) (high.ratios() - low.ratios());
        double[] ratios = new double[between];
        double[] weights = new double[between];
        int size = 0;
        int from = 0;
        for (int b = 0; b < bases.length; b++) {
            while (from < candidates.length && candidates[from] <= low.limit() * bases[b]) {
                from++;
            }
            for (int c = from; c < candidates.length && candidates[c] <= high.limit() * bases[b]; c++) {
                ratios[size] = candidates[c] / bases[b];
                weights[size++] = base.weights()[b] * candidate.weights()[c];
            }
        }
        int[] ascending = Order.ascending(ratios);
        double share = low.share();
        int at = 0;
        share += weights[ascending[0]];
        while (share < p && at < size - 1) { // added up in another order it may fall short of p by a rounding
            share += weights[ascending[++at]];
        }
        return ratios[ascending[at]];
    }

    private static double last(ResampledMedian medians) {
        return medians.values()[medians.values().length - 1];
    }
}
