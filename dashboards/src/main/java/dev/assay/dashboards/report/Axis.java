package dev.assay.dashboards.report;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A linear axis over a range of values; positions are in percent of the drawing's width. */
record Axis(double low, double high, List<BigDecimal> ticks) {
    /** Room left and right, so that marks at the ends are not cut. */
    private static final double MARGIN = 2;

    private static final int FEWEST_STEPS = 3;

    /** @param values finite, at least one; the axis does not begin at zero unless they do */
    static Axis over(List<Double> values) {
        double low = values.stream().mapToDouble(v -> v).min().orElseThrow();
        double high = values.stream().mapToDouble(v -> v).max().orElseThrow();
        if (high <= low) {
            double room = low == 0 ? 1 : Math.abs(low) * 0.01;
            low -= room;
            high += room;
        }
        return new Axis(low, high, ticks(low, high));
    }

    String position(double value) {
        double share = (value - low) / (high - low);
        return percent(MARGIN + share * (100 - 2 * MARGIN));
    }

    /** Distance between two values on the axis. */
    String extent(double from, double to) {
        return percent((to - from) / (high - low) * (100 - 2 * MARGIN));
    }

    private static String percent(double value) {
        return String.format(Locale.ROOT, "%.2f%%", value);
    }

    /** Multiples of 1, 2 or 5 times a power of ten. */
    private static List<BigDecimal> ticks(double low, double high) {
        BigDecimal step = step((high - low) / FEWEST_STEPS);
        BigDecimal first =
                new BigDecimal(low).divide(step, 0, RoundingMode.CEILING).multiply(step);
        List<BigDecimal> ticks = new ArrayList<>();
        for (BigDecimal tick = first; tick.doubleValue() <= high; tick = tick.add(step)) {
            ticks.add(tick);
        }
        return ticks;
    }

    /** The largest round step that is not above the given one. */
    private static BigDecimal step(double rough) {
        int magnitude = (int) Math.floor(Math.log10(rough));
        double mantissa = rough / Math.pow(10, magnitude);
        int factor = mantissa >= 5 ? 5 : mantissa >= 2 ? 2 : 1;
        return BigDecimal.valueOf(factor).scaleByPowerOfTen(magnitude);
    }
}
