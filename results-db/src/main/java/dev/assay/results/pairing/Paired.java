package dev.assay.results.pairing;

import dev.assay.results.statistics.Contrast;
import dev.assay.results.statistics.MedianRatio;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Puts the values of two sides into pairs where they ran interleaved: in the same block of the same run on the same device.
 * What neighbours in time share (clock, heat, a neighbour) then stays out of the interval.
 *
 * @param common of the blocks that both sides have a value of
 * @param smaller how many values the side with fewer has
 */
public record Paired(List<Block> common, int smaller) {
    /** A value of each side in one block. */
    public record Block(Measurement base, Measurement candidate) {}

    private static final Comparator<Measurement> BLOCKS =
            Comparator.comparing(Measurement::run).thenComparingInt(Measurement::block);

    /** @param base values in any order, of one device with the candidate's */
    public static Paired of(MetricColumn base, MetricColumn candidate) {
        int smaller = Math.min(base.size(), candidate.size());
        if (!shareARun(base, candidate)) {
            return new Paired(List.of(), smaller);
        }
        List<Measurement> bases = base.toList().stream().sorted(BLOCKS).toList();
        List<Measurement> candidates =
                candidate.toList().stream().sorted(BLOCKS).toList();
        List<Block> common = new ArrayList<>();
        int b = 0;
        int c = 0;
        while (b < bases.size() && c < candidates.size()) {
            int order = BLOCKS.compare(bases.get(b), candidates.get(c));
            if (order == 0) {
                common.add(new Block(bases.get(b), candidates.get(c)));
            }
            b += order <= 0 ? 1 : 0;
            c += order >= 0 ? 1 : 0;
        }
        return new Paired(common, smaller);
    }

    /**
     * Whether the sides ran interleaved: at least {@value Contrast#MINIMUM_N} blocks have both, and half of the values of the
     * smaller side or more stand in such a block.
     */
    public boolean interleaved() {
        return common.size() >= Contrast.MINIMUM_N && 2 * common.size() >= smaller;
    }

    /** The pairs of sides that ran interleaved, of values above 0; none of others. */
    public List<MedianRatio.Pair> pairs() {
        return interleaved()
                ? common.stream()
                        .map(block -> new MedianRatio.Pair(
                                block.base().value(), block.candidate().value()))
                        .toList()
                : List.of();
    }

    private static boolean shareARun(MetricColumn base, MetricColumn candidate) {
        Set<String> runs = runs(base);
        runs.retainAll(runs(candidate));
        return !runs.isEmpty();
    }

    private static Set<String> runs(MetricColumn column) {
        Set<String> runs = new HashSet<>();
        String last = null;
        for (int i = 0; i < column.size(); i++) {
            if (column.run(i) != last) { // one instance a run within a reading, so this spares most look-ups
                last = column.run(i);
                runs.add(last);
            }
        }
        return runs;
    }
}
