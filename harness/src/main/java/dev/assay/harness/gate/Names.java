package dev.assay.harness.gate;

import dev.assay.collectors.bundle.Cell;
import dev.assay.collectors.metric.Metric;
import java.util.List;
import java.util.stream.Collectors;

/** How a cell is named in every answer of a gate: the same in each run, whatever other cells there are. */
final class Names {
    private static final String ALL_METRICS = "all metrics";

    private Names() {}

    /** What a finding is about, but for the metric. */
    static String place(Subject subject) {
        return switch (subject) {
            case Subject.OfCell of -> cell(of.cell());
            case Subject.OfRule(Policy.Rule rule) -> "policy rule " + rule.number();
            case Subject.OfMetric _ -> "policy metrics";
            case Subject.OfPolicy _ -> "policy";
            case Subject.OfBase _ -> "base";
        };
    }

    static String metric(Subject subject) {
        return switch (subject) {
            case Subject.OfCell of -> of.metric().map(Metric::key).orElse(ALL_METRICS);
            case Subject.OfRule(Policy.Rule rule) -> rule.metrics().isEmpty() ? ALL_METRICS : keys(rule);
            case Subject.OfMetric(Metric metric) -> metric.key();
            case Subject.OfPolicy _, Subject.OfBase _ -> ALL_METRICS;
        };
    }

    static String keys(Policy.Rule rule) {
        return rule.metrics().stream().sorted().map(Metric::key).collect(Collectors.joining(", "));
    }

    private static String cell(Cell cell) {
        return String.join(
                        " ",
                        List.of(
                                cell.device().id(),
                                cell.runtime().name(),
                                cell.runtime().runner(),
                                cell.model().reference(),
                                cell.workload().name(),
                                cell.threads() == 1 ? "1 thread" : cell.threads() + " threads"))
                + (cell.collectors() == Cell.Collectors.ALL
                        ? ""
                        : " collectors " + cell.collectors().label());
    }
}
