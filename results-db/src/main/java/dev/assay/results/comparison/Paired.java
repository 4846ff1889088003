package dev.assay.results.comparison;

import dev.assay.results.statistics.Contrast;
import dev.assay.results.statistics.MedianRatio;
import dev.assay.results.store.Measurement;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Puts the values of two sides into pairs where they ran interleaved: in the same block of the same run on the same device.
 * What neighbours in time share (clock, heat, a neighbour) then stays out of the interval.
 */
final class Paired {
    private static final Comparator<Measurement> BLOCKS =
            Comparator.comparing(Measurement::run).thenComparingInt(Measurement::block);

    private Paired() {}

    /**
     * @param base values above 0, and so the candidate's
     * @return empty where the sides did not run interleaved: fewer than {@value Contrast#MINIMUM_N} blocks have both, or
     *     less than half of the values of the smaller side stand in such a block
     */
    static List<MedianRatio.Pair> of(List<Measurement> base, List<Measurement> candidate) {
        if (!shareARun(base, candidate)) {
            return List.of();
        }
        List<Measurement> bases = base.stream().sorted(BLOCKS).toList();
        List<Measurement> candidates = candidate.stream().sorted(BLOCKS).toList();
        List<MedianRatio.Pair> pairs = new ArrayList<>();
        int b = 0;
        int c = 0;
        while (b < bases.size() && c < candidates.size()) {
            int order = BLOCKS.compare(bases.get(b), candidates.get(c));
            if (order == 0) {
                pairs.add(new MedianRatio.Pair(
                        bases.get(b).value(), candidates.get(c).value()));
            }
            b += order <= 0 ? 1 : 0;
            c += order >= 0 ? 1 : 0;
        }
        boolean interleaved =
                pairs.size() >= Contrast.MINIMUM_N && 2 * pairs.size() >= Math.min(bases.size(), candidates.size());
        return interleaved ? pairs : List.of();
    }

    private static boolean shareARun(List<Measurement> base, List<Measurement> candidate) {
        Set<String> runs = new HashSet<>();
        base.forEach(value -> runs.add(value.run()));
        return candidate.stream().anyMatch(value -> runs.contains(value.run()));
    }
}
