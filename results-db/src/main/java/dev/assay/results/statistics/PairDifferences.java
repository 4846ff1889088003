package dev.assay.results.statistics;

/**
 * All differences of one value of each of two sides, candidate less base. They are counted along the sides, in as many steps
 * as there are values.
 *
 * @param base ascending
 * @param candidate ascending
 */
record PairDifferences(double[] base, double[] candidate) implements Ranking.Numbers {
    @Override
    public long count() {
        return (long) base.length * candidate.length;
    }

    @Override
    public double least() {
        return candidate[0] - base[base.length - 1];
    }

    @Override
    public double greatest() {
        return candidate[candidate.length - 1] - base[0];
    }

    @Override
    public double guess() {
        return Median.ofAscending(candidate) - Median.ofAscending(base);
    }

    @Override
    public double spacing() {
        return Ranking.OF_NORMAL * (Ranking.middleHalf(base) + Ranking.middleHalf(candidate)) / count();
    }

    @Override
    public long notAbove(double limit) {
        long count = 0;
        int fit = 0;
        for (double value : base) {
            while (fit < candidate.length && candidate[fit] - value <= limit) {
                fit++;
            }
            count += fit;
        }
        return count;
    }

    @Override
    public double[] between(double low, double high, int count) {
        double[] between = new double[count];
        int size = 0;
        int from = 0;
        for (double value : base) {
            while (from < candidate.length && candidate[from] - value <= low) {
                from++;
            }
            for (int c = from; c < candidate.length && candidate[c] - value <= high; c++) {
                between[size++] = candidate[c] - value;
            }
        }
        return between;
    }
}
