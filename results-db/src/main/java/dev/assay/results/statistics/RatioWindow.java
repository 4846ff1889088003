package dev.assay.results.statistics;

/**
 * The ratios of a {@link ResampledRatio} between two limits, found by one walk along both sides: the larger the base, the
 * more medians of the candidate fit under a limit. Used again and again for one distribution; for one thread.
 */
final class RatioWindow {
    /**
     * What is not above a limit.
     *
     * @param ratios how many
     * @param share of the resamples in which they come up
     */
    record Below(double limit, long ratios, double share) {
        static final Below NOTHING = new Below(0, 0, 0);
    }

    /** Ratios that differ by less, relatively, are one. */
    static final double NARROW = 1e-12;

    private final double[] bases;
    private final double[] baseWeights;
    private final double[] candidates;
    private final double[] candidateWeights;
    private final double[] cumulated;
    private final double[] ratios;
    private final double[] weights;
    private int size;
    private Below low = Below.NOTHING;
    private Below high = Below.NOTHING;

    /** @param most so many ratios between two limits are kept */
    RatioWindow(ResampledRatio of, int most) {
        bases = of.base().values();
        baseWeights = of.base().weights();
        candidates = of.candidate().values();
        candidateWeights = of.candidate().weights();
        cumulated = of.candidate().cumulated();
        ratios = new double[most];
        weights = new double[most];
    }

    /** What is not above the lower limit. */
    Below low() {
        return low;
    }

    /** What is not above the upper limit. */
    Below high() {
        return high;
    }

    /** All there is. */
    Below all() {
        double limit = candidates[candidates.length - 1] / bases[0] * (1 + NARROW);
        return new Below(limit, (long) bases.length * candidates.length, 1);
    }

    /** Share of the resamples below a value, those that are it but for rounding counted half. */
    double midRank(double value) {
        double below = 0;
        double notAbove = 0;
        int fit = 0;
        for (int b = 0; b < bases.length; b++) {
            double least = value * (1 - NARROW) * bases[b];
            double most = value * (1 + NARROW) * bases[b];
            while (fit < candidates.length && candidates[fit] <= most) {
                fit++;
            }
            int under = fit;
            while (under > 0 && candidates[under - 1] > least) {
                under--;
            }
            notAbove += fit == 0 ? 0 : baseWeights[b] * cumulated[fit - 1];
            below += under == 0 ? 0 : baseWeights[b] * cumulated[under - 1];
        }
        return (below + notAbove) / 2;
    }

    Below below(double limit) {
        double share = 0;
        long under = 0;
        int fit = 0;
        for (int b = 0; b < bases.length; b++) {
            double most = limit * bases[b];
            while (fit < candidates.length && candidates[fit] <= most) {
                fit++;
            }
            under += fit;
            share += fit == 0 ? 0 : baseWeights[b] * cumulated[fit - 1];
        }
        return new Below(limit, under, share);
    }

    /** Moves to other limits. */
    void look(double from, double to) {
        double shareOfLow = 0;
        double shareOfHigh = 0;
        long underLow = 0;
        long underHigh = 0;
        int fit = 0;
        size = 0;
        for (int b = 0; b < bases.length; b++) {
            double least = from * bases[b];
            double most = to * bases[b];
            while (fit < candidates.length && candidates[fit] <= least) {
                fit++;
            }
            int c = fit;
            for (; c < candidates.length && candidates[c] <= most; c++) {
                if (size < ratios.length) {
                    ratios[size] = candidates[c] / bases[b];
                    weights[size++] = baseWeights[b] * candidateWeights[c];
                }
            }
            underLow += fit;
            underHigh += c;
            shareOfLow += fit == 0 ? 0 : baseWeights[b] * cumulated[fit - 1];
            shareOfHigh += c == 0 ? 0 : baseWeights[b] * cumulated[c - 1];
        }
        low = new Below(from, underLow, shareOfLow);
        high = new Below(to, underHigh, shareOfHigh);
    }

    /** Whether the quantile is in the window, and all of its ratios are kept. */
    boolean holds(double p) {
        return low.share() < p && p <= high.share() && high.ratios() - low.ratios() == size;
    }

    /**
     * The least ratio of the window with at least this share at or below it: the window is parted into equal steps, and only
     * the ratios of the step that it is in are put in order.
     */
    double quantile(double p) {
        double scale = size / (high.limit() - low.limit());
        int[] steps = new int[size];
        double[] shares = new double[size];
        int last = 0;
        for (int i = 0; i < size; i++) {
            steps[i] = Math.clamp((long) ((ratios[i] - low.limit()) * scale), 0, size - 1);
            shares[steps[i]] += weights[i];
            last = Math.max(last, steps[i]);
        }
        double share = low.share();
        int step = 0;
        while (step < last
                && share + shares[step] < p) { // added up in another order all may fall short of p by a rounding
            share += shares[step++];
        }
        return quantile(p, share, within(step, steps));
    }

    private Weighted within(int step, int[] steps) {
        int count = 0;
        for (int at : steps) {
            count += at == step ? 1 : 0;
        }
        Weighted within = new Weighted(new double[count], new double[count]);
        for (int i = 0, found = 0; found < count; i++) {
            if (steps[i] == step) {
                within.values()[found] = ratios[i];
                within.weights()[found++] = weights[i];
            }
        }
        return Weighted.ascending(within.values(), within.weights());
    }

    private static double quantile(double p, double under, Weighted ascending) {
        double share = under + ascending.weights()[0];
        int at = 0;
        while (share < p && at < ascending.values().length - 1) {
            share += ascending.weights()[++at];
        }
        return ascending.values()[at];
    }
}
