package dev.assay.results.summary;

import dev.assay.collectors.bundle.TrialDocument;
import dev.assay.collectors.bundle.TrialDocument.Comparison;
import dev.assay.collectors.condition.Charger;
import dev.assay.collectors.metric.Metric;
import dev.assay.collectors.metric.MetricValue;
import dev.assay.results.pairing.ListedFacts;
import dev.assay.results.pairing.Measurement;
import dev.assay.results.pairing.MetricColumn;
import dev.assay.results.pairing.Objections;
import dev.assay.results.pairing.Paired;
import dev.assay.results.statistics.MedianRatio;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The ratios that a suite asks for, candidate over base, paired by block. What may be held against what, and which values are
 * pairs, is decided as in a comparison.
 */
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
        MetricColumn bases = column(base, metric);
        MetricColumn candidates = column(candidate, metric);
        Paired paired = Paired.of(bases, candidates);
        Optional<String> refused = refused(base, bases, candidate, candidates, metric);
        Optional<MedianRatio.Ratio> ratio = refused.isPresent() ? Optional.empty() : MedianRatio.of(paired.pairs());
        return new RatioSummary(
                base.cell(),
                candidate.cell(),
                metric,
                ratio.map(r -> Digits.round(r.value())).orElse(null),
                ratio.flatMap(MedianRatio.Ratio::ci95).map(Figures::rounded).orElse(null),
                paired.common().size(),
                ratio.isPresent() ? null : refused.orElseGet(() -> notInterleaved(paired, metric)));
    }

    private static Optional<String> refused(
            CellTrials base, MetricColumn bases, CellTrials candidate, MetricColumn candidates, Metric metric) {
        if (bases.isEmpty() || candidates.isEmpty()) {
            return Optional.empty(); // there is nothing to refuse
        }
        List<Objections.Objection> objections = new ArrayList<>();
        objections.addAll(Objections.ofMetric(metric, base.cell(), bases, candidate.cell(), candidates));
        objections.addAll(Objections.ofValues(bases, candidates));
        return objections.isEmpty()
                ? Optional.empty()
                : Optional.of(objections.stream()
                        .map(objection -> objection.code() + ": " + objection.why())
                        .collect(Collectors.joining("; ")));
    }

    private static String notInterleaved(Paired paired, Metric metric) {
        int pairs = paired.common().size();
        return pairs < MedianRatio.MINIMUM_PAIRS
                ? pairs + " of the " + MedianRatio.MINIMUM_PAIRS + " blocks that it takes have " + metric.key()
                        + " from a valid trial of both sides"
                : "less than half of the trials of a side, " + pairs + " of " + paired.smaller()
                        + ", have a partner in their block: 'assay compare' holds such sides against each other as a whole";
    }

    /** Of a trial that was measured again the last attempt, as everywhere. */
    private static MetricColumn column(CellTrials cell, Metric metric) {
        List<Measurement> measurements = new ArrayList<>();
        for (TrialRow row : cell.validLast()) {
            row.single(metric).ifPresent(value -> measurements.add(measurement(row, metric, value)));
        }
        return ListedFacts.column(metric, measurements);
    }

    private static Measurement measurement(TrialRow row, Metric metric, double value) {
        TrialDocument document = row.document();
        return new Measurement(
                document.cell().id(),
                document.run().id(),
                document.trial().block(),
                document.trial().order(),
                document.trial().started(),
                metric,
                value,
                method(Figures.value(row, metric)),
                document.sensing() != null && document.sensing().simulated() != null,
                Charger.of(document.before(), document.after()));
    }

    private static String method(MetricValue value) {
        return switch (value) {
            case MetricValue.Scalar s -> s.method();
            case MetricValue.Distribution d -> d.method();
            case MetricValue.Absent _ -> null;
        };
    }
}
