package dev.assay.collectors.thermal;

import dev.assay.collectors.metric.Median;
import dev.assay.collectors.trace.Trace;
import dev.assay.collectors.verdict.Thresholds;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Where the clock of a cluster, or the cap on it, fell below its earlier plateau and stayed there while the work lasted.
 *
 * <p>Under load a governor holds a cluster at one clock. So the plateau is the median of the windows of {@value #WINDOW_S} s
 * before, and there is one only where most of them lie within {@value #PINNED_PCT} % of it: the clock of a cluster without
 * load wanders, and that it falls means nothing.
 *
 * @param onsetNs begin of the first window below, device's monotonic clock
 * @param before the plateau, Hz
 * @param after median from the onset on, Hz
 */
record FrequencyCap(String channel, long onsetNs, double before, double after) {
    static final double WINDOW_S = 0.5;
    static final double PINNED_PCT = 2;

    private static final double MOST = 0.8;
    private static final double NEARLY_ALL = 0.95;

    double dropPct() {
        return 100 * (1 - after / before);
    }

    private record Window(long begin, double hz) {}

    /**
     * @param beginNs begin of the measured work
     * @param endNs its end
     */
    static Optional<FrequencyCap> find(Trace trace, long beginNs, long endNs, Thresholds thresholds) {
        List<Window> windows = windows(trace, beginNs, endNs);
        int before = (int) Math.ceil(RateDrop.BEFORE_S / WINDOW_S);
        int after = (int) Math.ceil(thresholds.throttleSeconds() / WINDOW_S);
        for (int at = before; at + after <= windows.size(); at++) {
            List<Window> earlier = windows.subList(0, at);
            List<Window> later = windows.subList(at, windows.size());
            double plateau = median(earlier);
            double limit = plateau * (1 - thresholds.throttleDropPct() / 100);
            if (windows.get(at).hz() <= limit
                    && share(earlier, plateau * (1 - PINNED_PCT / 100), plateau * (1 + PINNED_PCT / 100)) >= MOST
                    && share(later, 0, limit) >= NEARLY_ALL) {
                return Optional.of(
                        new FrequencyCap(trace.channel().name(), windows.get(at).begin(), plateau, median(later)));
            }
        }
        return Optional.empty();
    }

    private static List<Window> windows(Trace trace, long beginNs, long endNs) {
        List<Window> windows = new ArrayList<>();
        long length = (long) (WINDOW_S * 1e9);
        for (long begin = beginNs; begin + length <= endNs; begin += length) {
            Trace samples = trace.between(begin, begin + length - 1);
            if (samples.count() > 0) {
                windows.add(new Window(begin, Median.of(samples.values())));
            }
        }
        return windows;
    }

    private static double median(List<Window> windows) {
        return Median.of(windows.stream().mapToDouble(Window::hz).toArray());
    }

    private static double share(List<Window> windows, double low, double high) {
        return (double) windows.stream()
                        .filter(window -> window.hz() >= low && window.hz() <= high)
                        .count()
                / windows.size();
    }
}
