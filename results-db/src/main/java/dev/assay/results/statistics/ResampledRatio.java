package dev.assay.results.statistics;

/**
 * The bootstrap distribution of candidate over base where each side is resampled by itself: exact, every median of the one
 * with every median of the other.
 *
 * @param base values above 0
 */
record ResampledRatio(ResampledMedian base, ResampledMedian candidate) implements Resampled {
    /** Ratios that differ by less, relatively, are one. */
    static final double NARROW = 1e-12;

    @Override
    public double midRank(double value) {
        RatioWindow around = new RatioWindow(this, 0);
        around.look(value * (1 - NARROW), value * (1 + NARROW));
        return (around.low().share() + around.high().share()) / 2;
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
