package dev.assay.results.statistics;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.apache.commons.rng.UniformRandomProvider;

/**
 * Where a history changes its level: binary segmentation. Of a segment the place is looked for where the means before and after
 * differ most, T = |difference| √(m (n - m) / n), m of n values on one side. It is a change if values in random order have so
 * large a T in at most {@value #LEVEL} of {@value #SHUFFLES} shuffles. If not, a stretch within is looked for in the same way
 * whose mean differs from that of the rest, which is two changes: a level that comes back hides from the first look. The
 * pieces are then looked through likewise. Every piece has at least {@value #LEAST} values: one bad night is no level.
 *
 * <p>Values that resemble the one before make steps by themselves. So T is multiplied by √((1 - r) / (1 + r)) before it is
 * held against the shuffles, r being the {@linkplain Autocorrelation#raw autocorrelation} of what the change leaves over, and
 * a further one in a piece, where that takes more than half of the piece's squares away.
 *
 * <p>Sources: Vostrikova, Soviet Mathematics Doklady 24 (1981), for the segments; Olshen, Venkatraman, Lucito, Wigler,
 * Biostatistics 5 (2004), for shuffles and stretches. It takes the place of the criterion that collectors.thermal has for one
 * step beside a slope within a single trial: a history has few values, several changes, and its reader wants to know how
 * likely chance makes one.
 */
public final class ChangePoints {
    /** Values before and after a change. */
    public static final int LEAST = 3;

    /** Of fewer values the shuffles cannot be rare enough: nine in two groups of four and five come up so in 2 of 126. */
    public static final int MINIMUM_N = 10;

    static final double LEVEL = 0.01;
    static final int SHUFFLES = 999;

    /**
     * @param at index of the first value of the new level
     * @param p how often chance makes a stretch as different; at least 1 / ({@value #SHUFFLES} + 1)
     */
    public record Change(int at, double p) {}

    /** From index {@code from} to before {@code to}. */
    private record Stretch(int from, int to, double apart) {}

    private final double[] values;
    private final UniformRandomProvider random = Seed.of("change points").random();
    private final List<Change> changes = new ArrayList<>();

    private ChangePoints(double[] values) {
        this.values = values;
    }

    /**
     * @param inOrder finite; logarithms, where changes are ratios
     * @return in order; empty where noise explains all, or there are fewer than {@value #MINIMUM_N} values
     */
    public static List<Change> of(double... inOrder) {
        if (inOrder.length > 0) {
            Sample.require(inOrder);
        }
        ChangePoints points = new ChangePoints(inOrder);
        points.search(0, inOrder.length);
        return points.changes.stream()
                .sorted(Comparator.comparingInt(Change::at))
                .toList();
    }

    private void search(int from, int to) {
        if (to - from < MINIMUM_N) {
            return;
        }
        double[] segment = Arrays.copyOfRange(values, from, to);
        boolean within = false;
        Stretch stretch = mostApart(segment, within);
        double p = p(segment, stretch, within);
        if (p > LEVEL) {
            within = true;
            stretch = mostApart(segment, within);
            p = p(segment, stretch, within);
        }
        if (p > LEVEL) {
            return;
        }
        boolean begins = stretch.from() > 0;
        boolean ends = stretch.to() < segment.length;
        if (begins) {
            changes.add(new Change(from + stretch.from(), p));
            search(from, from + stretch.from());
        }
        search(from + stretch.from(), from + stretch.to());
        if (ends) {
            changes.add(new Change(from + stretch.to(), p));
            search(from + stretch.to(), to);
        }
    }

    private double p(double[] segment, Stretch stretch, boolean within) {
        if (stretch.apart() == 0) {
            return 1;
        }
        double apart = stretch.apart()
                * Math.sqrt(Autocorrelation.effectiveShare(Autocorrelation.raw(rest(segment, stretch))));
        double[] shuffled = segment.clone();
        int asFar = 0;
        for (int shuffle = 0; shuffle < SHUFFLES; shuffle++) {
            shuffle(shuffled);
            asFar += mostApart(shuffled, within).apart() >= apart ? 1 : 0;
            if (asFar > LEVEL * (SHUFFLES + 1)) {
                return 1; // already too many; how many more does not matter
            }
        }
        return (asFar + 1.0) / (SHUFFLES + 1);
    }

    /** @param within stretches that touch neither end, else those that begin the segment */
    private static Stretch mostApart(double[] x, boolean within) {
        int n = x.length;
        double[] sums = new double[n + 1];
        for (int i = 0; i < n; i++) {
            sums[i + 1] = sums[i] + x[i];
        }
        double mean = sums[n] / n;
        Stretch most = new Stretch(0, n, 0);
        for (int from = within ? LEAST : 0; from <= (within ? n - 2 * LEAST : 0); from++) {
            for (int to = from + LEAST; to <= n - LEAST; to++) {
                double in = to - from;
                // the difference of the means is that of the stretch from all, times n / (n - in)
                double apart = Math.abs(sums[to] - sums[from] - in * mean) * Math.sqrt(n / (in * (n - in)));
                if (apart > most.apart()) {
                    most = new Stretch(from, to, apart);
                }
            }
        }
        return most;
    }

    private static double[] rest(double[] segment, Stretch stretch) {
        double[] rest = new double[segment.length];
        int[] ends = {0, stretch.from(), stretch.to(), segment.length};
        for (int piece = 0; piece < 3; piece++) {
            double[] values = Arrays.copyOfRange(segment, ends[piece], ends[piece + 1]);
            Stretch further = mostApart(values, false);
            boolean steps = further.apart() * further.apart() > squares(values) / 2;
            int step = steps ? further.to() : 0;
            takeOutMean(values, 0, step);
            takeOutMean(values, step, values.length);
            System.arraycopy(values, 0, rest, ends[piece], values.length);
        }
        return rest;
    }

    /** About the mean; {@code apart} squared is how much of it a step takes away. */
    private static double squares(double[] x) {
        double[] rest = x.clone();
        takeOutMean(rest, 0, rest.length);
        return Arrays.stream(rest).map(value -> value * value).sum();
    }

    private static void takeOutMean(double[] x, int from, int to) {
        double mean = Arrays.stream(x, from, to).average().orElse(0);
        for (int i = from; i < to; i++) {
            x[i] -= mean;
        }
    }

    private void shuffle(double[] x) {
        for (int i = x.length - 1; i > 0; i--) {
            int other = random.nextInt(i + 1);
            double kept = x[i];
            x[i] = x[other];
            x[other] = kept;
        }
    }
}
