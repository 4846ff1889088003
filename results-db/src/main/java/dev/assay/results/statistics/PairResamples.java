package dev.assay.results.statistics;

import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.apache.commons.rng.UniformRandomProvider;

/**
 * {@value BcaBootstrap#RESAMPLES} resamples of n pairs: how often each pair was drawn in each. They do not depend on what
 * the pairs hold, so those of one n serve every cell; drawing them anew for each took most of the time of a comparison.
 * The error that their finite number makes is thereby shared between cells and not smaller or larger in any.
 *
 * <p>Draws: xoshiro256++ from a fixed seed, two 32-bit halves of each long, an index from each by multiplication and shift
 * (Lemire, ACM Transactions on Modeling and Computer Simulation 29 (2019)) without rejection: an index is at most n / 2^32
 * too likely, relatively.
 *
 * <p>Counts lie side by side in the lanes of a long, 8 bits each up to n = 127, else 16, so that one addition serves 8 (4)
 * resamples and the compiler makes vectors of the loops.
 */
final class PairResamples {
    static final int MAXIMUM_N = 0x7fff;

    /** The resamples of more pairs take more memory than it is worth to keep; they are drawn part by part. */
    private static final int KEPT_N = 127;

    private static final int PARTS = 20;

    private static final ConcurrentMap<Integer, PairResamples> KEPT = new ConcurrentHashMap<>();

    private final int n;
    private final int size;
    private final int bits;
    private final long ones;
    private final long[][] counts;
    private final short[] lower;
    private final short[] upper;

    private PairResamples(int n, int size, Seed seed) {
        this.n = n;
        this.size = size;
        this.bits = n <= 0x7f ? 8 : 16;
        this.ones = bits == 8 ? 0x0101_0101_0101_0101L : 0x0001_0001_0001_0001L;
        this.counts = new long[n][(size + lanes() - 1) / lanes()];
        draw(seed.random());
        int[] inOrder = new int[n];
        for (int i = 0; i < n; i++) {
            inOrder[i] = i;
        }
        this.lower = new short[size];
        this.upper = new short[size];
        ranksOfMedians(inOrder, lower, upper);
    }

    /**
     * Median of the candidates over median of the bases in each of {@value BcaBootstrap#RESAMPLES} resamples.
     *
     * @param base ascending, above 0; 1 to {@value #MAXIMUM_N}
     * @param candidate of the same pairs
     */
    static double[] ratios(double[] base, double[] candidate) {
        int n = base.length;
        if (n <= KEPT_N) {
            return KEPT.computeIfAbsent(n, _ -> of(n, BcaBootstrap.RESAMPLES, seed(n, 0)))
                    .ratiosOfMedians(base, candidate);
        }
        int part = BcaBootstrap.RESAMPLES / PARTS;
        double[] ratios = new double[BcaBootstrap.RESAMPLES];
        for (int p = 0; p < PARTS; p++) {
            System.arraycopy(of(n, part, seed(n, p)).ratiosOfMedians(base, candidate), 0, ratios, p * part, part);
        }
        return ratios;
    }

    static PairResamples of(int n, int size, Seed seed) {
        if (n < 1 || n > MAXIMUM_N) {
            throw new IllegalArgumentException("1 to " + MAXIMUM_N + " pairs can be resampled, got " + n);
        }
        return new PairResamples(n, size, seed);
    }

    private static Seed seed(int n, int part) {
        return Seed.of("resamples of pairs", Integer.toString(n), Integer.toString(part));
    }

    /** One for each resample; {@code base} is ascending. */
    double[] ratiosOfMedians(double[] base, double[] candidate) {
        int[] order = Order.ascending(candidate);
        double[] ascending = new double[n];
        for (int i = 0; i < n; i++) {
            ascending[i] = candidate[order[i]];
        }
        short[] low = new short[size];
        short[] high = new short[size];
        ranksOfMedians(order, low, high);
        double[] ratios = new double[size];
        for (int r = 0; r < size; r++) {
            double over = ascending[low[r]] / 2 + ascending[high[r]] / 2;
            double under = base[lower[r]] / 2 + base[upper[r]] / 2;
            ratios[r] = over / under;
        }
        return ratios;
    }

    /**
     * Goes through the pairs in the order of their values and counts in each resample how many draws were passed: the rank
     * of the median is the number of pairs after which they were too few.
     */
    private void ranksOfMedians(int[] order, short[] low, short[] high) {
        int words = counts[0].length;
        long[] passed = new long[words];
        long[] lows = new long[words];
        long[] highs = new long[words];
        int top = bits - 1;
        long toLower = ones * ((1L << top) + (n - 1) / 2);
        long toUpper = ones * ((1L << top) + n / 2);
        for (int i = 0; i < n; i++) {
            pass(counts[order[i]], passed, lows, highs, toLower, toUpper, top);
        }
        spread(lows, low);
        spread(highs, high);
    }

    /** A lane of {@code toLower - passed} has its top bit as long as no more draws were passed than lie before the median. */
    private void pass(long[] count, long[] passed, long[] lows, long[] highs, long toLower, long toUpper, int top) {
        long one = ones;
        for (int w = 0; w < passed.length; w++) {
            long now = passed[w] + count[w];
            passed[w] = now;
            lows[w] += toLower - now >>> top & one;
            highs[w] += toUpper - now >>> top & one;
        }
    }

    private void spread(long[] words, short[] ranks) {
        long lane = (1L << bits) - 1;
        int r = 0;
        for (long word : words) {
            for (int shift = 0; shift < Long.SIZE && r < ranks.length; shift += bits) {
                ranks[r++] = (short) (word >>> shift & lane);
            }
        }
    }

    private void draw(UniformRandomProvider random) {
        long half = 0;
        boolean spare = false;
        for (int r = 0; r < size; r++) {
            long unit = 1L << bits * (r % lanes());
            for (int i = 0; i < n; i++) {
                spare = !spare;
                half = spare ? random.nextLong() : half << 32;
                counts[(int) ((half >>> 32) * n >>> 32)][r / lanes()] += unit;
            }
        }
    }

    /** How often a pair was drawn in a resample. */
    int count(int pair, int resample) {
        return (int) (counts[pair][resample / lanes()] >>> bits * (resample % lanes()) & (1L << bits) - 1);
    }

    private int lanes() {
        return Long.SIZE / bits;
    }
}
