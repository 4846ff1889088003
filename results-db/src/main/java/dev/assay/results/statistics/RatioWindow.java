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

    /** Where ratios are kept: so much for each of some ten thousand searches would be most of what they throw away. */
    static final class Room {
        /** A window of most searches has so many ratios. */
        private static final int OFTEN = 384;

        private static final ThreadLocal<Room> OF_THREAD = ThreadLocal.withInitial(() -> new Room(OFTEN));

        private final double[] ratios;
        private final double[] weights;
        private final int[] steps;
        private final double[] shares;

        Room(int most) {
            ratios = new double[most];
            weights = new double[most];
            steps = new int[most];
            shares = new double[most];
        }

        /** The calling thread's, for one window after the other. */
        static Room ofThread() {
            return OF_THREAD.get();
        }

        int most() {
            return ratios.length;
        }
    }

    /** Ratios that differ by less, relatively, are one. */
    static final double NARROW = 1e-12;

    private final ResampledMedian base;
    private final ResampledMedian candidate;
    private final double[] bases;
    private final double[] baseWeights;
    private final int count;
    /** Behind the last stands one that is not a number, so below no limit. */
    private final double[] candidates;

    private final double[] candidateWeights;
    /** By how many of the candidate's medians are not above a limit. */
    private final double[] shares;

    private final Room room;
    private int size;
    private Below low = Below.NOTHING;
    private Below high = Below.NOTHING;

    /** @param room for the ratios between two limits */
    RatioWindow(ResampledMedian base, ResampledMedian candidate, Room room) {
        this.base = base;
        this.candidate = candidate;
        this.room = room;
        bases = base.values();
        baseWeights = base.weights();
        count = candidate.values().length;
        candidates = Arrays.copyOf(candidate.values(), count + 1);
        candidates[count] = Double.NaN;
        shares = new double[count + 1];
        System.arraycopy(candidate.cumulated(), 0, shares, 1, count);
        candidateWeights = candidate.weights();
    }

    /** What is not above the lower limit. */
    Below low() {
        return low;
    }

    /** What is not above the upper limit. */
    Below high() {
        return high;
    }

    /** This one where there is room for so many ratios, else a larger one. */
    RatioWindow withRoomFor(int most) {
        return most <= room.most() ? this : new RatioWindow(base, candidate, new Room(most));
    }

    /** All there is. */
    Below all() {
        double limit = candidates[count - 1] / bases[0] * (1 + NARROW);
        return new Below(limit, (long) bases.length * count, 1);
    }

    /** Share of the resamples below a value, those that are it but for rounding counted half. */
    double midRank(double value) {
        double below = 0;
        double notAbove = 0;
        int fit = 0;
        for (int b = 0; b < bases.length; b++) {
            double least = value * (1 - NARROW) * bases[b];
            double most = value * (1 + NARROW) * bases[b];
            while (candidates[fit] <= most) {
                fit++;
            }
            int under = fit;
            while (under > 0 && candidates[under - 1] > least) {
                under--;
            }
            notAbove += baseWeights[b] * shares[fit];
            below += baseWeights[b] * shares[under];
        }
        return (below + notAbove) / 2;
    }

    Below below(double limit) {
        double share = 0;
        long under = 0;
        int fit = 0;
        for (int b = 0; b < bases.length; b++) {
            double most = limit * bases[b];
            while (candidates[fit] <= most) {
                fit++;
            }
            under += fit;
            share += baseWeights[b] * shares[fit];
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
        int found = 0;
        for (int b = 0; b < bases.length; b++) {
            double base = bases[b];
            double weight = baseWeights[b];
            double least = from * base;
            double most = to * base;
            while (candidates[fit] <= least) {
                fit++;
            }
            int c = fit;
            for (double at = candidates[c]; at <= most; at = candidates[++c]) {
                if (found < room.most()) {
                    room.ratios[found] = at / base;
                    room.weights[found++] = weight * candidateWeights[c];
                }
            }
            underLow += fit;
            underHigh += c;
            shareOfLow += weight * shares[fit];
            shareOfHigh += weight * shares[c];
        }
        size = found;
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
        Arrays.fill(room.shares, 0, size, 0);
        int last = 0;
        for (int i = 0; i < size; i++) {
            int step = Math.clamp((long) ((room.ratios[i] - low.limit()) * scale), 0, size - 1);
            room.steps[i] = step;
            room.shares[step] += room.weights[i];
            last = Math.max(last, step);
        }
        double share = low.share();
        int step = 0;
        while (step < last
                && share + room.shares[step] < p) { // added up in another order all may fall short of p by a rounding
            share += room.shares[step++];
        }
        return quantile(p, share, within(step));
    }

    private Weighted within(int step) {
        int count = 0;
        for (int i = 0; i < size; i++) {
            count += room.steps[i] == step ? 1 : 0;
        }
        Weighted within = new Weighted(new double[count], new double[count]);
        for (int i = 0, found = 0; found < count; i++) {
            if (room.steps[i] == step) {
                within.values()[found] = room.ratios[i];
                within.weights()[found++] = room.weights[i];
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
