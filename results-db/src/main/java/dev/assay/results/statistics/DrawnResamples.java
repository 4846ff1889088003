package dev.assay.results.statistics;

/** The statistic of resamples that were drawn, one value each. Their quantile is that of type 7 ({@link Quantile}). */
record DrawnResamples(double[] values) implements Resampled {
    @Override
    public double midRank(double value) {
        int below = 0;
        int notAbove = 0;
        for (double v : values) {
            below += v < value ? 1 : 0;
            notAbove += v <= value ? 1 : 0;
        }
        return (below + notAbove) / (2.0 * values.length);
    }

    @Override
    public Bounds quantiles(double low, double high) {
        Buckets buckets = new Buckets(values);
        return new Bounds(buckets.quantile(low), buckets.quantile(high));
    }

    @Override
    public double resolution() {
        return 0.5 / values.length;
    }
}
