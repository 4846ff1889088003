package dev.assay.results.statistics;

/**
 * The bootstrap distribution of candidate over base where each side is resampled by itself: exact, every median of the one
 * with every median of the other.
 *
 * @param base values above 0
 */
record ResampledRatio(ResampledMedian base, ResampledMedian candidate) implements Resampled {
    @Override
    public double midRank(double value) {
        return new RatioWindow(this, 0).midRank(value);
    }

    @Override
    public Bounds quantiles(double low, double high) {
        RatioSearch search = new RatioSearch(this);
        return new Bounds(search.quantile(low), search.quantile(high));
    }

    @Override
    public double resolution() {
        return Math.ulp(1.0);
    }
}
