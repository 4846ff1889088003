package dev.assay.collectors.thermal;

import dev.assay.collectors.metric.Median;
import dev.assay.collectors.thermal.Steps.Step;
import dev.assay.collectors.verdict.Thresholds;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Where the rate of work fell and stayed down: the first change point at which the rate falls by the threshold's share and
 * keeps to it for the threshold's time.
 *
 * <p>Steps are gathered into windows of {@value #WINDOW_S} s of work (longer where {@value #WINDOW_STEPS} steps take longer):
 * a quota stops a process for most of each 100 ms and lets it run at full speed for the rest, so single steps do not show
 * it. A window's value is its seconds a step. Single windows that stand out (a page fault, a burst elsewhere) are replaced
 * by their neighbours' median (Hampel's filter, 3 on each side, 3 deviations). Then {@link ChangePoint} looks at the first
 * windows, at a quarter more, and so on to the end.
 *
 * @param onsetNs begin of the first window behind the change, device's monotonic clock
 * @param before median rate before, steps a second, both at the mean depth of all windows
 * @param after median rate in the time that the drop must last
 */
record RateDrop(long onsetNs, double before, double after) {
    static final double WINDOW_S = 0.5;
    static final int WINDOW_STEPS = 8;

    /** So long a plateau is needed before a drop, s. */
    static final double BEFORE_S = 2;

    private static final int LEAST_WINDOWS = 3;
    private static final double STAYS = 0.8;
    private static final int GROWTH = 2;

    double dropPct() {
        return 100 * (1 - after / before);
    }

    private record Window(long begin, double secondsAStep, double depth) {}

    /** Seconds of work that it takes to tell a lasting drop. */
    static double leastSeconds(Thresholds thresholds) {
        return BEFORE_S + thresholds.throttleSeconds();
    }

    static Optional<RateDrop> find(Steps steps, Thresholds thresholds) {
        double windowS = windowSeconds(steps);
        List<Window> windows = windows(steps, windowS);
        int before = Math.max(LEAST_WINDOWS, (int) Math.ceil(BEFORE_S / windowS));
        int after = Math.max(LEAST_WINDOWS, (int) Math.ceil(thresholds.throttleSeconds() / windowS));
        double[] y = Hampel.filter(
                windows.stream().mapToDouble(w -> Math.log(w.secondsAStep())).toArray());
        double[] x = windows.stream().mapToDouble(Window::depth).toArray();
        Search search = new Search(windows, y, x, before, after, thresholds.throttleDropPct());
        return search.first();
    }

    /** By the fast steps, of which there are a tenth before the drop at least: slow ones would make windows too long for it. */
    private static double windowSeconds(Steps steps) {
        double[] seconds = steps.all().stream().mapToDouble(Step::seconds).toArray();
        Arrays.sort(seconds);
        return seconds.length == 0 ? WINDOW_S : Math.max(WINDOW_S, WINDOW_STEPS * seconds[seconds.length / 10]);
    }

    private static List<Window> windows(Steps steps, double windowS) {
        List<Window> windows = new ArrayList<>();
        double seconds = 0;
        double depth = 0;
        int count = 0;
        long begin = 0;
        for (Step step : steps.all()) {
            begin = count == 0 ? step.begin() : begin;
            seconds += step.seconds();
            depth += step.depth();
            count++;
            if (seconds >= windowS) {
                windows.add(new Window(begin, seconds / count, depth / count));
                seconds = 0;
                depth = 0;
                count = 0;
            }
        }
        return windows;
    }

    /** @param after windows that a drop must last */
    private record Search(List<Window> windows, double[] y, double[] x, int before, int after, double dropPct) {

        /** As if watched while it ran, so that a drop shows before a recovery can hide it. */
        Optional<RateDrop> first() {
            int from = 0;
            for (int to = before + after; to <= y.length; to = longer(from, to)) {
                Optional<ChangePoint.Change> change = ChangePoint.find(y, x, from, to, before, after);
                Optional<RateDrop> drop = lasting(change, from, to);
                if (drop.isPresent()) {
                    return drop;
                }
                if (change.isPresent() && change.get().step() < 0) {
                    from = change.get().at(); // it got faster: the plateau begins here
                }
            }
            return Optional.empty();
        }

        /** By a quarter, the last time to the end. */
        private int longer(int from, int to) {
            return to == y.length ? to + 1 : Math.min(y.length, to + Math.max(1, (to - from) / GROWTH));
        }

        private Optional<RateDrop> lasting(Optional<ChangePoint.Change> found, int from, int to) {
            if (found.isEmpty()) {
                return Optional.empty();
            }
            ChangePoint.Change change = found.get();
            double meanDepth = Arrays.stream(x, from, to).average().orElseThrow();
            double[] level = new double[to];
            for (int i = from; i < to; i++) {
                level[i] = y[i] - change.slope() * (x[i] - meanDepth);
            }
            double high = Median.of(Arrays.copyOfRange(level, from, change.at()));
            double[] next = Arrays.copyOfRange(level, change.at(), change.at() + after);
            double low = Median.of(next);
            RateDrop drop = new RateDrop(windows.get(change.at()).begin(), Math.exp(-high), Math.exp(-low));
            boolean stays =
                    Arrays.stream(next).filter(v -> v > (high + low) / 2).count() >= STAYS * next.length;
            return drop.dropPct() >= dropPct && stays ? Optional.of(drop) : Optional.empty();
        }
    }
}
