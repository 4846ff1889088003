package dev.assay.collectors.meter;

import java.util.ArrayList;
import java.util.List;

/**
 * Known edges laid onto detected ones at an offset: each onto the nearest of the same direction, if it is near enough.
 *
 * @param pairs {known, detected} moments in ns, in order
 */
record EdgeMatch(List<long[]> pairs) {

    /** @param offset detected less known, ns; {@code drift} likewise, about the first known edge */
    static EdgeMatch at(List<Edge> known, List<Edge> detected, double offset, double drift, double tolerance) {
        List<long[]> pairs = new ArrayList<>();
        int next = 0;
        long first = known.getFirst().atNs();
        for (Edge edge : known) {
            double wanted = edge.atNs() + offset + drift * (edge.atNs() - first);
            while (next < detected.size() && detected.get(next).atNs() < wanted - tolerance) {
                next++;
            }
            int best = -1;
            for (int k = next; k < detected.size() && detected.get(k).atNs() <= wanted + tolerance; k++) {
                if (detected.get(k).rising() == edge.rising()
                        && (best < 0
                                || Math.abs(detected.get(k).atNs() - wanted)
                                        < Math.abs(detected.get(best).atNs() - wanted))) {
                    best = k;
                }
            }
            if (best >= 0) {
                pairs.add(new long[] {edge.atNs(), detected.get(best).atNs()});
                next = best + 1;
            }
        }
        return new EdgeMatch(pairs);
    }

    int count() {
        return pairs.size();
    }
}
