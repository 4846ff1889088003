package dev.assay.harness.export;

import dev.assay.collectors.bundle.Workload;
import dev.assay.collectors.metric.Metric;
import dev.assay.dashboards.text.Column;
import dev.assay.dashboards.text.Statistic;
import dev.assay.harness.export.latex.LatexTable;
import dev.assay.harness.export.latex.LatexText;
import dev.assay.results.summary.CellSummary;
import java.math.BigDecimal;
import java.util.Comparator;
import java.util.List;

/** What a table of a paper shows of a kind of workload: few columns, always the same, absent or not. */
record LatexColumns(String name, Metric metric, Statistic statistic) {
    private static final List<LatexColumns> TOKENS = List.of(
            median("prefill", Metric.PREFILL_TPS),
            median("decode", Metric.DECODE_TPS),
            median("energy a token", Metric.ENERGY_PER_TOKEN_J),
            median("peak memory", Metric.RSS_PEAK_BYTES),
            median("temperature", Metric.TEMP_PEAK_C));

    private static final List<LatexColumns> INFERENCES = List.of(
            median("throughput", Metric.THROUGHPUT_IPS),
            new LatexColumns("latency", Metric.LATENCY_MS, Statistic.P50),
            new LatexColumns("latency", Metric.LATENCY_MS, Statistic.P95),
            new LatexColumns("latency", Metric.LATENCY_MS, Statistic.P99),
            median("energy", Metric.ENERGY_J),
            median("peak memory", Metric.RSS_PEAK_BYTES),
            median("temperature", Metric.TEMP_PEAK_C));

    static List<LatexColumns> of(Workload workload) {
        return switch (workload) {
            case Workload.Generate _, Workload.Sustained _ -> TOKENS;
            case Workload.Infer _ -> INFERENCES;
        };
    }

    /** In the unit of its largest figure, as every table is; without one, in the metric's own. */
    Column.Measured measured(List<CellSummary> cells) {
        BigDecimal largest = cells.stream()
                .map(cell -> cell.figures().get(metric))
                .filter(figure -> figure != null)
                .flatMap(figure -> statistic.of(figure).stream())
                .max(Comparator.comparing(BigDecimal::abs))
                .orElse(BigDecimal.ONE);
        return new Column.Measured(metric, statistic, largest);
    }

    LatexTable.Head head(Column.Measured column) {
        String unit = column.unit();
        return new LatexTable.Head(
                metric.key() + "." + statistic.key(),
                LatexText.of(name),
                LatexText.of(statistic == Statistic.MEDIAN ? unit : statistic.key() + ", " + unit),
                true);
    }

    private static LatexColumns median(String name, Metric metric) {
        return new LatexColumns(name, metric, Statistic.MEDIAN);
    }
}
