package dev.assay.collectors.meter;

import dev.assay.collectors.trace.Trace;
import java.util.List;

/**
 * Places a meter's recording by a pulse that the device gave at known moments: work and rest in turns of unequal length, seen
 * as edges of power. Some may be missing and others may be there. It refuses where another place would fit nearly as well.
 */
public final class PulseMatcher {
    private static final int FEWEST = 6;
    private static final double FOUND = 0.6;
    private static final double RIVAL = 0.75;
    private static final double LARGEST_DRIFT = 200e-6;
    private static final int MOST_EDGES = 4000;

    private PulseMatcher() {}

    /**
     * @param known moments at which the device began and ended work, on its monotonic clock; in order, 6 or more
     * @param recorded the meter's power on its own axis
     * @throws MeterException when too few edges are found, or they fit more than one place
     */
    public static Placement place(List<Edge> known, Trace recorded) throws MeterException {
        if (known.size() < FEWEST) {
            throw MeterException.unplaced(known.size() + " edges are too few, it takes " + FEWEST);
        }
        if (recorded.count() < FEWEST) {
            throw MeterException.unplaced("the recording holds " + recorded.count() + " samples");
        }
        double stepNs = (recorded.timeNs(recorded.count() - 1) - recorded.timeNs(0)) / (recorded.count() - 1.0);
        List<Edge> detected = new EdgeDetector(recorded, width(known, stepNs)).find(MOST_EDGES);
        long span = known.getLast().atNs() - known.getFirst().atNs();
        double tolerance = 2 * stepNs + LARGEST_DRIFT * span;
        double offset = best(known, detected, tolerance);
        EdgeMatch match = EdgeMatch.at(known, detected, offset, 0, tolerance);
        if (match.count() < Math.max(FEWEST, FOUND * known.size())) {
            throw MeterException.unplaced(
                    "of " + known.size() + " edges " + match.count() + " were found where they belong");
        }
        refuseRivals(known, detected, offset, tolerance, match.count());
        LineFit fit = LineFit.of(match.pairs());
        EdgeMatch close = EdgeMatch.at(
                known,
                detected,
                fit.detectedAt(known.getFirst().atNs()) - known.getFirst().atNs(),
                fit.drift(),
                2 * stepNs + 4 * fit.deviation());
        fit = LineFit.of(close.count() >= FEWEST ? close.pairs() : match.pairs());
        return fit.placement(
                stepNs, "synchronisation pulse, " + close.count() + " of " + known.size() + " edges found");
    }

    /** Long enough to average noise away, short enough not to reach the next edge. */
    private static int width(List<Edge> known, double stepNs) {
        long shortest = Long.MAX_VALUE;
        for (int i = 1; i < known.size(); i++) {
            shortest = Math.min(shortest, known.get(i).atNs() - known.get(i - 1).atNs());
        }
        return (int) Math.max(2, 0.8 * shortest / stepNs);
    }

    /** The offset, detected less known, at which most edges find their like. */
    private static double best(List<Edge> known, List<Edge> detected, double tolerance) {
        double best = 0;
        int most = -1;
        for (int k = 0; k < (1 - FOUND) * known.size() + 1; k++) {
            for (Edge edge : detected) {
                double offset = edge.atNs() - known.get(k).atNs();
                int count = edge.rising() == known.get(k).rising()
                        ? EdgeMatch.at(known, detected, offset, 0, tolerance).count()
                        : 0;
                if (count > most) {
                    most = count;
                    best = offset;
                }
            }
        }
        return best;
    }

    private static void refuseRivals(List<Edge> known, List<Edge> detected, double offset, double tolerance, int count)
            throws MeterException {
        for (Edge first : known) {
            for (Edge edge : detected) {
                double other = edge.atNs() - first.atNs();
                if (Math.abs(other - offset) > 3 * tolerance) {
                    int rival =
                            EdgeMatch.at(known, detected, other, 0, tolerance).count();
                    if (rival >= RIVAL * count) {
                        throw MeterException.unplaced("it fits in two places " + Math.round((other - offset) / 1e6)
                                + " ms apart: with " + count + " and " + rival + " of " + known.size() + " edges");
                    }
                }
            }
        }
    }
}
