package dev.assay.results.statistics;

/**
 * All means of two values of a sample, each with itself too. They are counted along the sample, in as many steps as it has
 * values.
 *
 * @param values ascending
 */
record WalshMeans(double[] values) implements Ranking.Numbers {
    @Override
    public long count() {
        long n = values.length;
        return n * (n + 1) / 2;
    }

    @Override
    public double least() {
        return values[0];
    }

    @Override
    public double greatest() {
        return values[values.length - 1];
    }

    @Override
    public double guess() {
        return Median.ofAscending(values);
    }

    @Override
    public double spacing() {
        return Ranking.OF_NORMAL * Ranking.middleHalf(values) / count();
    }

    @Override
    public long notAbove(double limit) {
        long twice = 0; // every mean of two different values, and once those of a value with itself
        int fit = values.length;
        for (double value : values) {
            while (fit > 0 && value / 2 + values[fit - 1] / 2 > limit) {
                fit--;
            }
            twice += fit + (value <= limit ? 1 : 0);
        }
        return twice / 2;
    }

    @Override
    public double[] between(double low, double high, int count) {
        double[] between = new double[count];
        int size = 0;
        int above = values.length;
        for (int i = 0; i < values.length; i++) {
            while (above > 0 && mean(i, above - 1) > low) {
                above--;
            }
            for (int j = Math.max(above, i); j < values.length && mean(i, j) <= high; j++) {
                between[size++] = mean(i, j);
            }
        }
        return between;
    }

    private double mean(int i, int j) {
        return i == j ? values[i] : values[i] / 2 + values[j] / 2;
    }
}
