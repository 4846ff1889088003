package dev.assay.collectors.energy;

/**
 * How far the mean may be off where sampling is too slow to trust even what looks smooth: a burst that comes back almost in
 * step with the samples shows as a slow beat. So neighbouring samples that are alike count as one: the variance of the mean
 * of n samples is v τ / n, with the integrated autocorrelation time τ = 1 + 2 Σ ρ(k) over the lags whose correlation stands
 * out of the noise, 2 / √n (Sokal, "Monte Carlo Methods in Statistical Mechanics", 1996, chapter 3). A burst that keeps step
 * exactly cannot be seen at all: docs/energy.md.
 */
final class Beats {
    /** One step goes through the mean once and need not be a beat, nor need what begins and ends with the interval. */
    private static final int SHOWING = 2;

    private final Series series;
    private final Cadence cadence;

    Beats(Cadence cadence) {
        this.series = cadence.series();
        this.cadence = cadence;
    }

    /** (Value times seconds)²; 0 where samples are close enough. */
    double variance(Window window) {
        if (!UnseenBursts.possible(cadence.usualS())) {
            return 0;
        }
        Context near =
                Context.around(cadence.first(window), cadence.last(window), EnergyLimits.CONTEXT, series.count());
        double mean = 0;
        for (int i = near.first(); i <= near.last(); i++) {
            mean += series.value(i) / near.count();
        }
        if (turns(near, mean, window) < SHOWING) {
            return 0;
        }
        double spread = covariance(near, mean, 0);
        double time = 1;
        for (int lag = 1; lag <= near.count() / 3 && spread > 0; lag++) {
            double correlation = covariance(near, mean, lag) / spread;
            if (correlation < 2 / Math.sqrt(near.count())) {
                break;
            }
            time += 2 * correlation;
        }
        double samples = Math.max(1, window.seconds() / cadence.usualS());
        return window.seconds() * window.seconds() * spread * time / samples;
    }

    /** How often it goes through its mean elsewhere than at the ends of the interval. */
    private int turns(Context near, double mean, Window window) {
        int turns = 0;
        for (int i = near.first(); i < near.last(); i++) {
            boolean turn = series.value(i) > mean != series.value(i + 1) > mean;
            turns += turn && !holds(i, window.beginNs()) && !holds(i, window.endNs()) ? 1 : 0;
        }
        return turns;
    }

    private boolean holds(int i, long ns) {
        return series.time(i) <= ns && series.time(i + 1) >= ns;
    }

    private double covariance(Context near, double mean, int lag) {
        double sum = 0;
        for (int i = near.first(); i + lag <= near.last(); i++) {
            sum += (series.value(i) - mean) * (series.value(i + lag) - mean);
        }
        return sum / near.count();
    }
}
