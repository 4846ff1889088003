package dev.assay.results.statistics;

import java.util.Arrays;

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
        double share = 0;
        for (double weight : baseWeights) {
            share += weight;
        }
        double limit = candidates[candidates.length - 1] / bases[0] * (1 + ResampledRatio.NARROW);
        return new Below(limit, (long) bases.length * candidates.length, share);
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
        int fitLow = 0;
        int fitHigh = 0;
        size = 0;
        for (int b = 0; b < bases.length; b++) {
            double least = from * bases[b];
            double most = to * bases[b];
            while (fitLow < candidates.length && candidates[fitLow] <= least) {
                fitLow++;
            }
            fitHigh = Math.max(fitHigh, fitLow);
            while (fitHigh < candidates.length && candidates[fitHigh] <= most) {
                fitHigh++;
            }
            for (int c = fitLow; c < fitHigh && size < ratios.length; c++) {
                ratios[size] = candidates[c] / bases[b];
                weights[size++] = baseWeights[b] * candidateWeights[c];
            }
            underLow += fitLow;
            underHigh += fitHigh;
            shareOfLow += fitLow == 0 ? 0 : baseWeights[b] * cumulated[fitLow - 1];
            shareOfHigh += fitHigh == 0 ? 0 : baseWeights[b] * cumulated[fitHigh - 1];
        }
        low = new Below(from, underLow, shareOfLow);
        high = new Below(to, underHigh, shareOfHigh);
    }

    /** Whether the quantile is in the window, and all of its ratios are kept. */
    boolean holds(double p) {
        return low.share() < p && p <= high.share() && high.ratios() - low.ratios() == size;
    }

    /** The least ratio of the window with at least this share at or below it; of those kept. */
    double quantile(double p) {
        Weighted ascending = Weighted.ascending(Arrays.copyOf(ratios, size), Arrays.copyOf(weights, size));
        double share = low.share() + ascending.weights()[0];
        int at = 0;
        while (share < p && at < size - 1) { // added up in another order it may fall short of p by a rounding
            share += ascending.weights()[++at];
        }
        return ascending.values()[at];
    }
}
