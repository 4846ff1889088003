package dev.assay.results.statistics;

/**
 * The bootstrap distribution of candidate over base where each side is resampled by itself: exact, every median of the one
 * with every median of the other. For one thread.
 */
final class ResampledRatio implements Resampled {
    private final ResampledMedian base;
    private final ResampledMedian candidate;
    private final RatioWindow window;

    /** Values of both above 0. */
    ResampledRatio(ResampledMedian base, ResampledMedian candidate) {
        this.base = base;
        this.candidate = candidate;
        window = new RatioWindow(base, candidate, RatioWindow.Room.ofThread());
    }

    ResampledMedian base() {
        return base;
    }

    ResampledMedian candidate() {
        return candidate;
    }

    RatioWindow window() {
        return window;
    }

    @Override
    public double midRank(double value) {
        return window.midRank(value);
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
