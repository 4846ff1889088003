package dev.assay.results.comparison;

import dev.assay.collectors.metric.Metric;
import dev.assay.results.pairing.Code;
import dev.assay.results.pairing.MetricColumn;
import dev.assay.results.pairing.Paired;
import dev.assay.results.statistics.Contrast;
import dev.assay.results.statistics.Median;
import dev.assay.results.statistics.MedianRatio;
import dev.assay.results.summary.Digits;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * One metric of two cells with the statistic, before it is known how many others were tested beside it.
 *
 * @param contrast empty below {@value Contrast#MINIMUM_N} values of a side
 * @param despite objections that were overruled
 */
record Held(
        Matching.Pair cells,
        Metric metric,
        Row.Side base,
        Row.Side candidate,
        Optional<Contrast> contrast,
        Set<Code> despite,
        MetricColumn ofBase,
        MetricColumn ofCandidate) {

    static Held of(Matching.Pair cells, Metric metric, MetricColumn base, MetricColumn candidate, Set<Code> despite) {
        boolean oneDevice =
                cells.base().device().id().equals(cells.candidate().device().id());
        List<MedianRatio.Pair> pairs = oneDevice ? Paired.of(base, candidate).pairs() : List.of();
        double[] bases = pairs.isEmpty()
                ? base.values()
                : pairs.stream().mapToDouble(MedianRatio.Pair::base).toArray();
        double[] candidates = pairs.isEmpty()
                ? candidate.values()
                : pairs.stream().mapToDouble(MedianRatio.Pair::candidate).toArray();
        return new Held(
                cells,
                metric,
                side(bases),
                side(candidates),
                pairs.isEmpty() ? Contrast.independent(bases, candidates) : Contrast.paired(pairs),
                despite,
                base,
                candidate);
    }

    private static Row.Side side(double[] values) {
        return new Row.Side(Digits.round(Median.of(values)), values.length);
    }
}
