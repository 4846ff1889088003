package dev.assay.harness;

import dev.assay.collectors.bundle.Cell;
import dev.assay.collectors.bundle.Workload;
import dev.assay.collectors.metric.Metric;
import dev.assay.dashboards.SyntheticRuns;
import dev.assay.results.comparison.Comparison;
import dev.assay.results.comparison.Difference;
import dev.assay.results.comparison.Question;
import dev.assay.results.comparison.Row;
import dev.assay.results.comparison.Selector;
import dev.assay.results.comparison.Uncomparable;
import dev.assay.results.comparison.Unmatched;
import dev.assay.results.comparison.Unmeasured;
import dev.assay.results.pairing.Code;
import dev.assay.results.statistics.Contrast;
import dev.assay.results.statistics.Margin;
import dev.assay.results.statistics.Outcome;
import dev.assay.results.summary.Digits;
import dev.assay.results.summary.Figure;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/** A comparison with a row of every outcome, something refused and something unmatched; nothing in it was measured. */
public final class MadeUpComparison {
    private static final Workload GENERATE = new Workload.Generate("p128-g64", 128, 64, 1, 1, Workload.Sampling.GREEDY);
    private static final Question QUESTION = new Question(
            Selector.ofRuns(List.of("monday")),
            Selector.ofRuns(List.of("latest")),
            Question.HEADLINE,
            Margin.DEFAULT,
            Set.of());

    private MadeUpComparison() {}

    public static Comparison of() {
        return of("smollm2-135m");
    }

    /** @param name of the model */
    public static Comparison of(String name) {
        Cell cell = cell("c1", name, "Q4_0");
        Cell other = cell("c2", name, "Q8_0");
        return comparison(
                List.of(
                        row(cell, Metric.DECODE_TPS, 91.5, 94.35, 1.0312, new Outcome.Faster()),
                        row(cell, Metric.RSS_PEAK_BYTES, 2.1e8, 2.31e8, 1.1, new Outcome.Slower()),
                        row(other, Metric.DECODE_TPS, 60.2, 60.3, 1.0017, new Outcome.Same(2)),
                        row(
                                other,
                                Metric.TTFT_MS,
                                275,
                                270,
                                0.98182,
                                new Outcome.Inconclusive(OptionalInt.of(24), "the interval holds 1"))),
                List.of(new Uncomparable(
                        cell, Optional.of(Metric.ENERGY_J), Code.CHARGING, "a charger was connected in 5 of 5 trials")),
                List.of(
                        new Unmatched(
                                cell("c3", name, "F16"),
                                Optional.empty(),
                                Unmatched.Has.BASE,
                                "the candidate has no valid trial of it: 5 failed (OOM_KILLED)"),
                        new Unmatched(
                                other,
                                Optional.of(Metric.ENERGY_J),
                                Unmatched.Has.CANDIDATE,
                                "no valid trial of the base has it")));
    }

    public static Comparison comparison(List<Row> rows, List<Uncomparable> uncomparable, List<Unmatched> unmatched) {
        return new Comparison(
                QUESTION,
                new Comparison.Side(QUESTION.base(), List.of("20261123T080000Z-aaaa"), 3, 15, 0),
                new Comparison.Side(QUESTION.candidate(), List.of("20261124T080000Z-bbbb"), 2, 10, 0),
                QUESTION.metrics().stream().sorted().toList(),
                rows,
                uncomparable,
                unmatched,
                List.of());
    }

    /** Trials of which nothing can be held against each other: what neither side has. */
    public static Comparison unmeasured(List<Unmeasured> unmeasured) {
        Comparison none = comparison(List.of(), List.of(), List.of());
        return new Comparison(
                none.question(),
                none.base(),
                none.candidate(),
                none.metrics(),
                List.of(),
                List.of(),
                List.of(),
                unmeasured);
    }

    public static Cell cell(String id, String model, String quantization) {
        return SyntheticRuns.cell(id, model, quantization, Cell.Weights.REAL, "llama.cpp", "runner-llama", GENERATE);
    }

    /** Five trials a side, the interval one percent to each side. */
    public static Row row(Cell cell, Metric metric, double base, double candidate, double ratio, Outcome outcome) {
        return new Row(
                cell,
                cell,
                metric,
                new Row.Side(Digits.round(base), 5),
                new Row.Side(Digits.round(candidate), 5),
                Digits.round(ratio),
                new Figure.Interval(Digits.round(ratio * 0.99), Digits.round(ratio * 1.01)),
                Digits.round(ratio * 1.001),
                new Row.Allowed(Digits.round(0.8), Digits.round(0)),
                OptionalInt.empty(),
                Digits.round(0.0079365),
                Digits.round(0.031746),
                Contrast.Test.MANN_WHITNEY,
                outcome,
                List.of(new Difference("assay", List.of("0.1.0"), List.of("0.2.0"))),
                Set.of(),
                false);
    }
}
