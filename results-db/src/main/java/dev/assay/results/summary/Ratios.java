package dev.assay.results.summary;

import dev.assay.collectors.bundle.TrialDocument;
import dev.assay.collectors.bundle.TrialDocument.Comparison;
import dev.assay.collectors.metric.Metric;
import dev.assay.results.statistics.MedianRatio;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The ratios that a suite asks for, candidate over base, paired by block. */
final class Ratios {
    private Ratios() {}

    /** In the order of the suite's comparisons, then of the cells, then of the metrics asked for. */
    static List<RatioSummary> of(TrialDocument.Run run, List<CellTrials> cells) {
        List<RatioSummary> ratios = new ArrayList<>();
        for (Comparison comparison : run.comparisons() == null ? List.<Comparison>of() : run.comparisons()) {
            Sides sides = new Sides(comparison);
            for (CellTrials base : cells) {
                for (CellTrials candidate : cells) {
                    if (sides.match(base.cell(), candidate.cell())) {
                        comparison.metrics().stream()
                                .flatMap(key -> Metric.byKey(key).stream())
                                .forEach(metric -> ratios.add(ratio(base, candidate, metric)));
                    }
                }
            }
        }
        return List.copyOf(ratios);
    }

    private static RatioSummary ratio(CellTrials base, CellTrials candidate, Metric metric) {
        Map<Integer, Double> bases = byBlock(base, metric);
        Map<Integer, Double> candidates = byBlock(candidate, metric);
        bases.keySet().retainAll(candidates.keySet());
        boolean positive = bases.keySet().stream().allMatch(block -> bases.get(block) > 0 && candidates.get(block) > 0);
        int pairs = bases.size();
        Optional<MedianRatio.Ratio> ratio = !positive
                ? Optional.empty()
                : MedianRatio.of(bases.keySet().stream()
                        .map(block -> new MedianRatio.Pair(bases.get(block), candidates.get(block)))
                        .toList());
        if (ratio.isEmpty()) {
            String why = !positive
                    ? "a ratio of " + metric.key() + " needs values above 0"
                    : pairs + " of the " + MedianRatio.MINIMUM_PAIRS + " blocks that it takes have " + metric.key()
                            + " from a valid trial of both sides";
            return new RatioSummary(base.cell(), candidate.cell(), metric, null, null, pairs, why);
        }
        return new RatioSummary(
                base.cell(),
                candidate.cell(),
                metric,
                Digits.round(ratio.get().value()),
                ratio.get().ci95().map(Figures::rounded).orElse(null),
                pairs,
                null);
    }

    /** One value a block: of the last valid attempt, which comes last in the order of the plan. */
    private static Map<Integer, Double> byBlock(CellTrials cell, Metric metric) {
        Map<Integer, Double> byBlock = new HashMap<>();
        for (TrialRow row : cell.valid()) {
            row.single(metric)
                    .ifPresent(value -> byBlock.put(row.document().trial().block(), value));
        }
        return byBlock;
    }
}
