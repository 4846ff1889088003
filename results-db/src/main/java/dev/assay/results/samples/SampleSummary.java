package dev.assay.results.samples;

/**
 * What is known of one or more samples without looking at them again. Times are the device's monotonic clock in ns.
 *
 * <p>Extremes and sum are over the finite values: NaN and the infinities are counted by {@code count} and not by
 * {@code finite}, and change nothing else. An extreme of -0.0 is given as 0: SQLite cannot keep its sign.
 *
 * @param beginNs the earliest time
 * @param endNs the latest time
 * @param count all samples, above 0
 * @param finite those whose value is finite, 0 to {@code count}
 * @param min null when no value is finite, and so are the four below
 * @param minAtNs the time of the first sample that has it
 * @param max the largest finite value
 * @param maxAtNs the time of the first sample that has it
 * @param sum of finite values, added in their order in double precision; infinite when it grew beyond that
 */
public record SampleSummary(
        long beginNs,
        long endNs,
        long count,
        long finite,
        Double min,
        Long minAtNs,
        Double max,
        Long maxAtNs,
        Double sum) {
    public SampleSummary {
        boolean none = finite == 0;
        if (count <= 0 || finite < 0 || finite > count || endNs < beginNs) {
            throw new IllegalArgumentException("no summary of " + count + " samples, " + finite + " of them finite");
        }
        if ((min == null) != none || (max == null) != none || (sum == null) != none) {
            throw new IllegalArgumentException("extremes and sum are there when a value is finite, and only then");
        }
    }

    /** @throws IllegalArgumentException when {@code from < to} does not hold */
    static SampleSummary of(long[] times, double[] values, int from, int to) {
        long begin = Long.MAX_VALUE;
        long end = Long.MIN_VALUE;
        int finite = 0;
        int least = from;
        int most = from;
        double min = Double.POSITIVE_INFINITY;
        double max = Double.NEGATIVE_INFINITY;
        double sum = 0;
        for (int i = from; i < to; i++) {
            begin = Math.min(begin, times[i]);
            end = Math.max(end, times[i]);
            double value = values[i];
            if (Double.isFinite(value)) {
                finite++;
                sum += value;
                if (value < min) {
                    min = value;
                    least = i;
                }
                if (value > max) {
                    max = value;
                    most = i;
                }
            }
        }
        return finite == 0
                ? new SampleSummary(begin, end, to - from, 0, null, null, null, null, null)
                : new SampleSummary(
                        begin, end, to - from, finite, min + 0.0, times[least], max + 0.0, times[most], sum);
    }

    /** Of the samples of both; {@code later} holds those that were stored after these. */
    SampleSummary with(SampleSummary later) {
        long begin = Math.min(beginNs, later.beginNs);
        long end = Math.max(endNs, later.endNs);
        long all = count + later.count;
        if (finite == 0 || later.finite == 0) {
            SampleSummary of = finite == 0 ? later : this;
            return new SampleSummary(begin, end, all, of.finite, of.min, of.minAtNs, of.max, of.maxAtNs, of.sum);
        }
        SampleSummary low = later.min < min ? later : this;
        SampleSummary high = later.max > max ? later : this;
        return new SampleSummary(
                begin, end, all, finite + later.finite, low.min, low.minAtNs, high.max, high.maxAtNs, sum + later.sum);
    }
}
