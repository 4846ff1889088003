package dev.assay.collectors.energy;

/**
 * How far the trapezoidal rule may be off because nothing is known between two samples, learnt from the samples themselves.
 *
 * <p>The estimator is that of systematic sampling (Matheron's transitive theory, as in Gundersen, Jensen, Kiêu and Nielsen,
 * "The efficiency of systematic sampling in stereology, reconsidered", Journal of Microscopy 193 (1999) 199-211): with
 * samples P at distance h and second differences d, the variance of h times their sum is
 *
 * <pre>h² (Σ (d² - 6ν) / 24 + Σ ν)</pre>
 *
 * of a signal with jumps. ν is the nugget: the part of the variance that is there already between neighbours, because the
 * signal changes faster than it is sampled. It is the variogram γ extrapolated to distance 0: 2 γ(1) - γ(2), at least 0. A
 * jump of height A between two samples gives A h / √12, its exact standard deviation; a signal that is independent from
 * sample to sample with variance v gives h √(n v), that of random sampling; a straight line gives 0.
 *
 * <p>In place of d/2 stands how far a sample lies from the line between its neighbours, which also holds for unequal steps.
 */
final class SamplingError {
    private final Series series;
    private final Cadence cadence;

    SamplingError(Cadence cadence) {
        this.series = cadence.series();
        this.cadence = cadence;
    }

    /** Variance in (value times seconds)² such that 1.96 standard deviations are a 95 % half width. */
    double variance(Window window) {
        int first = cadence.first(window);
        int last = cadence.last(window);
        Context near = Context.around(first, last, EnergyLimits.CONTEXT, series.count());

        double own = 0;
        double squaredSteps = 0;
        for (int i = first; i <= last; i++) {
            if (cadence.flanked(i)) {
                own += sq(offLine(i) * meanStep(i) * unevenness(i)) / 6;
            }
            squaredSteps += i < last ? cadence.usualS() * cadence.overlap(i, window) : 0;
        }
        double sum = 0;
        int triples = 0;
        for (int i = near.first(); i <= near.last(); i++) {
            if (cadence.flanked(i)) {
                sum += sq(offLine(i));
                triples++;
            }
        }
        double typical = triples == 0 ? 0 : sum / triples * squaredSteps / 6;
        double variance = Math.max(own, typical) + 0.75 * nugget(near) * squaredSteps;
        return variance * sq(StudentT.inflation(triples / 2.0));
    }

    /**
     * What a smooth signal's curvature adds, value times seconds: a step of length h has the error -h³ P'' / 12, the same
     * sign all along a bend.
     */
    double curvature(Window window) {
        double sum = 0;
        double largest = 0;
        for (int i = cadence.first(window); i <= cadence.last(window); i++) {
            if (cadence.flanked(i)) {
                double one = offLine(i) * meanStep(i) / 6;
                sum += one;
                largest = Math.max(largest, Math.abs(one));
            }
        }
        return Math.abs(sum) + largest;
    }

    /** Of second differences: the value less the line between its neighbours. */
    private double offLine(int i) {
        double share = series.step(i - 1) / (series.step(i - 1) + series.step(i));
        return series.value(i) - (series.value(i - 1) + share * (series.value(i + 1) - series.value(i - 1)));
    }

    private double meanStep(int i) {
        return (series.step(i - 1) + series.step(i)) / 2;
    }

    /** A jump may have been in the longer of two unequal steps, and shows less the longer it was. */
    private double unevenness(int i) {
        double ratio = series.step(i - 1) / series.step(i);
        return Math.max(ratio, 1 / ratio);
    }

    private double nugget(Context near) {
        double one = 0;
        double two = 0;
        int ones = 0;
        int twos = 0;
        for (int i = near.first(); i < near.last(); i++) {
            if (!cadence.gap(i)) {
                one += sq(series.value(i + 1) - series.value(i));
                ones++;
                if (i + 2 <= near.last() && !cadence.gap(i + 1)) {
                    two += sq(series.value(i + 2) - series.value(i));
                    twos++;
                }
            }
        }
        return ones == 0 || twos == 0 ? 0 : Math.max(0, one / ones - two / twos / 2);
    }

    private static double sq(double x) {
        return x * x;
    }
}
