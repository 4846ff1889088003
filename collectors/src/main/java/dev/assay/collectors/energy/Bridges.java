package dev.assay.collectors.energy;

/**
 * How far a straight line across missing samples may be off: as far as such lines are off elsewhere in the same signal, where
 * the samples are there to tell.
 */
final class Bridges {
    /** So many times a gap's length around it are looked at. */
    private static final int REACH = 8;

    /** One gap's error is not normally distributed as the sum of many is: burst or no burst. */
    private static final double FEW = 1.5;

    private final Series series;
    private final Cadence cadence;

    Bridges(Cadence cadence) {
        this.series = cadence.series();
        this.cadence = cadence;
    }

    /** The sum over the gaps in the interval, (value times seconds)². */
    double variance(Window window) {
        double variance = 0;
        for (int i = cadence.first(window); i < cadence.last(window); i++) {
            double overlap = cadence.overlap(i, window);
            if (overlap > 0 && cadence.gap(i)) {
                double jump = series.value(i + 1) - series.value(i);
                variance += FEW * overlap * overlap * Math.max(meanSquare(i), jump * jump / 12);
            }
        }
        return variance;
    }

    /** Mean square of (true mean less bridge's mean) over stretches as long as the gap after sample i. */
    private double meanSquare(int i) {
        int length = (int) Math.max(2, Math.round(series.step(i) / cadence.usualS()));
        int reach = Math.max(EnergyLimits.CONTEXT, REACH * length);
        Context near = Context.around(i, i + 1, reach, series.count());
        double sum = 0;
        int stretches = 0;
        int whole = 0;
        double low = Double.POSITIVE_INFINITY;
        double high = Double.NEGATIVE_INFINITY;
        for (int end = near.first(); end <= near.last(); end++) {
            low = Math.min(low, series.value(end));
            high = Math.max(high, series.value(end));
            whole = end == near.first() || cadence.gap(end - 1) ? 0 : whole + 1;
            if (whole >= length) {
                int begin = end - length;
                double off = series.mean(begin, end) - (series.value(begin) + series.value(end)) / 2;
                sum += off * off;
                stretches++;
            }
        }
        double range = (high - low) / 2;
        return stretches < length ? Math.max(range * range, stretches == 0 ? 0 : sum / stretches) : sum / stretches;
    }
}
