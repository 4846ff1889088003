package dev.assay.dashboards.report;

import dev.assay.collectors.metric.Metric;
import dev.assay.results.pairing.Instrument;
import dev.assay.results.summary.CellSummary;
import dev.assay.results.summary.Figure;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * How a metric was measured, for those who read on paper or without a pointer.
 *
 * @param methods of all cells; those that differ in counts alone are told once, without the counts
 */
record MethodRow(String metric, String meaning, List<String> methods) {

    /** Metrics that no cell has a figure of have none. */
    static List<MethodRow> of(Collection<CellSummary> cells) {
        return Arrays.stream(Metric.values())
                .map(metric -> new MethodRow(metric.key(), metric.meaning(), methods(metric, cells)))
                .filter(row -> !row.methods().isEmpty())
                .toList();
    }

    private static List<String> methods(Metric metric, Collection<CellSummary> cells) {
        return cells.stream()
                .map(cell -> cell.figures().get(metric))
                .filter(Objects::nonNull)
                .flatMap(MethodRow::method)
                .distinct()
                .collect(Collectors.groupingBy(method -> Instrument.told(metric, method), Collectors.toList()))
                .entrySet()
                .stream()
                .flatMap(alike -> alike.getValue().size() == 1 || alike.getKey().isEmpty()
                        ? alike.getValue().stream()
                        : Stream.of(alike.getKey()))
                .sorted()
                .toList();
    }

    private static Stream<String> method(Figure figure) {
        return switch (figure) {
            case Figure.Scalar scalar -> Stream.of(scalar.method());
            case Figure.Percentiles percentiles -> Stream.of(percentiles.method());
            case Figure.Absent _ -> Stream.empty();
        };
    }
}
