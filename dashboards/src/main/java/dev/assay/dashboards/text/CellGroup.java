package dev.assay.dashboards.text;

import dev.assay.collectors.bundle.Workload;
import dev.assay.results.summary.CellSummary;
import dev.assay.results.summary.RunSummary;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * The cells of a run whose workloads are of one kind: they have the same metrics and so share a table.
 *
 * @param title the kind and, when there is only one, the workload
 */
public record CellGroup(String title, List<CellSummary> cells) {

    /** In the order in which the kinds first appear. */
    public static List<CellGroup> of(RunSummary run) {
        Map<String, List<CellSummary>> byKind = run.cells().stream()
                .collect(Collectors.groupingBy(
                        cell -> kind(cell.cell().workload()), LinkedHashMap::new, Collectors.toList()));
        return byKind.entrySet().stream()
                .map(e -> new CellGroup(title(e.getKey(), e.getValue()), e.getValue()))
                .toList();
    }

    /** As suites and job documents call it. */
    public static String kind(Workload workload) {
        return switch (workload) {
            case Workload.Generate generate -> "generate";
            case Workload.Sustained sustained -> "sustained";
            case Workload.Infer infer -> "infer";
        };
    }

    /** What the workload asks for, in words. */
    public static String describe(Workload workload) {
        return switch (workload) {
            case Workload.Generate g ->
                g.name() + ": " + g.promptTokens() + " prompt tokens, " + g.generateTokens() + " output tokens";
            case Workload.Sustained s ->
                s.name() + ": " + s.promptTokens() + " prompt tokens, " + s.generateTokens()
                        + " output tokens, again and again for " + s.durationMs() / 1e3 + " s";
            case Workload.Infer i -> i.name() + ": sequences of " + i.sequence() + " tokens, batch of " + i.batch();
        };
    }

    private static String title(String kind, List<CellSummary> cells) {
        return kind + ", "
                + cells.stream()
                        .map(cell -> describe(cell.cell().workload()))
                        .collect(Collectors.toCollection(TreeSet::new))
                        .stream()
                        .collect(Collectors.joining("; "));
    }
}
