package dev.assay.results.statistics;

import java.util.Arrays;

/**
 * The middle of numbers that are too many to be made: limits are tried, how many numbers are not above one is counted, until
 * few are between two.
 */
final class Ranking {
    /** So many are made and put in order. */
    private static final int FEW = 64;

    /** So often a limit is guessed; then the range is halved, which takes 64 steps at most. */
    private static final int GUESSES = 8;

    /**
     * Differences of normal values lie as close in the middle as if they filled so often what the middle halves of both sides
     * span: 1 / (φ(0) / √2 · 4 · 0.674).
     */
    static final double OF_NORMAL = 1.3;

    private final Numbers numbers;

    private Ranking(Numbers numbers) {
        this.numbers = numbers;
    }

    /** What is known of numbers that nobody made. */
    interface Numbers {
        /** How many there are, at least one. */
        long count();

        double least();

        double greatest();

        /** Close to the middle. */
        double guess();

        /** About how far two neighbours in the middle are apart; 0 where nothing tells. */
        double spacing();

        long notAbove(double limit);

        /**
         * Those above one limit and not above another.
         *
         * @return in any order
         */
        double[] between(double low, double high, int count);
    }

    /** The median: of an even count the mean of the two in the middle. */
    static double middle(Numbers numbers) {
        return new Ranking(numbers).middle((numbers.count() + 1) / 2, numbers.count() % 2 == 0);
    }

    /**
     * The number of a rank from 1 on.
     *
     * @param andNext the mean with that of the next rank, which most often is found where the first one is
     */
    private double middle(long rank, boolean andNext) {
        double low = Math.nextDown(numbers.least());
        double high = numbers.greatest();
        long underLow = 0;
        long underHigh = numbers.count();
        double guess = numbers.guess();
        for (int tries = 0; underHigh - underLow > FEW && Math.nextUp(low) < high; tries++) {
            double at = tries < GUESSES && low < guess && guess < high ? guess : halfway(low, high);
            long under = numbers.notAbove(at);
            if (under >= rank) {
                high = at;
                underHigh = under;
            } else {
                low = at;
                underLow = under;
            }
            long further = under >= rank ? -FEW / 4 : FEW / 4; // so that the next limit comes to lie on the other side
            guess = at + (rank - under + further) * numbers.spacing();
        }
        if (andNext && rank == underHigh) {
            return middle(rank, false) / 2 + middle(rank + 1, false) / 2;
        }
        if (underHigh - underLow > FEW) {
            return high; // and so are all between
        }
        double[] between = numbers.between(low, high, Math.toIntExact(underHigh - underLow));
        Arrays.sort(between);
        int at = Math.toIntExact(rank - underLow) - 1;
        return andNext ? between[at] / 2 + between[at + 1] / 2 : between[at];
    }

    /** What the middle half of the values spans. */
    static double middleHalf(double[] ascending) {
        int n = ascending.length;
        return ascending[n - 1 - n / 4] - ascending[n / 4];
    }

    /** In the middle of all doubles between the two, but not the lower. */
    private static double halfway(double low, double high) {
        long from = key(low);
        long to = key(high);
        return value((from & to) + ((from ^ to) >> 1));
    }

    /** Doubles in the order of whole numbers. */
    private static long key(double value) {
        long bits = Double.doubleToLongBits(value);
        return bits ^ bits >> 63 & Long.MAX_VALUE;
    }

    private static double value(long key) {
        return Double.longBitsToDouble(key ^ key >> 63 & Long.MAX_VALUE);
    }
}
