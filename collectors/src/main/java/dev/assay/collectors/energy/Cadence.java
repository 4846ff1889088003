package dev.assay.collectors.energy;

import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;

/**
 * How regularly a series was sampled. Its usual step is the median of its steps: what the probe really did, not what it was
 * asked for. Its long step is one that 5 of 100 exceed. Its spread is how far apart the middle half of its steps lie.
 */
record Cadence(Series series, double usualS, double longS, double spreadS) {

    static Cadence of(Series series) {
        double[] steps = new double[Math.max(0, series.count() - 1)];
        for (int i = 0; i < steps.length; i++) {
            steps[i] = series.step(i);
        }
        Arrays.sort(steps);
        return steps.length == 0
                ? new Cadence(series, Double.NaN, Double.NaN, Double.NaN)
                : new Cadence(
                        series,
                        steps[steps.length / 2],
                        steps[(int) (0.95 * (steps.length - 1))],
                        steps[3 * (steps.length - 1) / 4] - steps[(steps.length - 1) / 4]);
    }

    /** The usual step; empty where there is none. */
    OptionalDouble periodS() {
        return series.count() < 2 ? OptionalDouble.empty() : OptionalDouble.of(usualS);
    }

    /** The longest; empty where one is not known, for it may be the longest. */
    static OptionalDouble slowest(List<OptionalDouble> periodsS) {
        return periodsS.stream().allMatch(OptionalDouble::isPresent)
                ? periodsS.stream().mapToDouble(OptionalDouble::getAsDouble).max()
                : OptionalDouble.empty();
    }

    /** Whether samples are missing between i and the next. */
    boolean gap(int i) {
        return series.step(i) > EnergyLimits.GAP * usualS;
    }

    /** Whether the neighbours of a sample are there, both at the usual distance. */
    boolean flanked(int i) {
        return i > 0 && i < series.count() - 1 && !gap(i - 1) && !gap(i);
    }

    /** Seconds of the interval before the first sample and after the last. */
    double outside(Window window) {
        long before = Math.min(window.endNs(), series.time(0)) - window.beginNs();
        long after = window.endNs() - Math.max(window.beginNs(), series.time(series.count() - 1));
        return (Math.max(0, before) + Math.max(0, after)) / 1e9;
    }

    /** Share of the interval that samples stand for: of a gap one usual step counts, the rest is not covered. */
    double coverage(Window window) {
        double covered = 0;
        for (int i = first(window); i < last(window); i++) {
            double overlap = overlap(i, window);
            covered += gap(i) ? overlap * usualS / series.step(i) : overlap;
        }
        return window.seconds() == 0 ? 0 : Math.min(1, covered / window.seconds());
    }

    double largestStepS(Window window) {
        double largest = 0;
        for (int i = first(window); i < last(window); i++) {
            largest = Math.max(largest, series.step(i));
        }
        return largest;
    }

    /** Seconds of step i that lie in the interval. */
    double overlap(int i, Window window) {
        long begin = Math.max(series.time(i), window.beginNs());
        long end = Math.min(series.time(i + 1), window.endNs());
        return Math.max(0, end - begin) / 1e9;
    }

    /** The first sample that the interval's energy depends on. */
    int first(Window window) {
        return Math.max(0, series.upTo(window.beginNs()));
    }

    /** The last sample that the interval's energy depends on. */
    int last(Window window) {
        return Math.min(series.count() - 1, series.from(window.endNs()));
    }
}
