package dev.assay.dashboards.text;

import dev.assay.collectors.bundle.Cell;
import dev.assay.collectors.metric.Metric;
import dev.assay.results.summary.CellSummary;
import dev.assay.results.summary.Figure;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Metrics that could not be had, said once for all that share the reason.
 *
 * @param cells the cells that lack them; empty when all cells do for which the metrics make sense
 */
public record AbsentNote(List<Metric> metrics, String reason, List<Cell> cells) {

    private record Key(String reason, List<Cell> cells) {}

    public static List<AbsentNote> of(List<CellSummary> cells) {
        Map<Key, List<Metric>> byKey = new LinkedHashMap<>();
        for (Metric metric : Metric.values()) {
            List<CellSummary> asked =
                    cells.stream().filter(c -> c.figures().containsKey(metric)).toList();
            lacking(asked, metric)
                    .forEach((reason, lacking) -> byKey.computeIfAbsent(
                                    new Key(reason, lacking.size() == asked.size() ? List.of() : lacking),
                                    k -> new ArrayList<>())
                            .add(metric));
        }
        return byKey.entrySet().stream()
                .map(e -> new AbsentNote(
                        e.getValue(), e.getKey().reason(), e.getKey().cells()))
                .toList();
    }

    public String keys() {
        return metrics.stream().map(Metric::key).collect(Collectors.joining(", "));
    }

    private static Map<String, List<Cell>> lacking(List<CellSummary> asked, Metric metric) {
        Map<String, List<Cell>> byReason = new LinkedHashMap<>();
        for (CellSummary cell : asked) {
            if (cell.figures().get(metric) instanceof Figure.Absent(String reason)) {
                byReason.computeIfAbsent(reason, r -> new ArrayList<>()).add(cell.cell());
            }
        }
        return byReason;
    }
}
