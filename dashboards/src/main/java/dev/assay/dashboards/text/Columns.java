package dev.assay.dashboards.text;

import dev.assay.collectors.bundle.Cell;
import dev.assay.collectors.metric.Metric;
import dev.assay.results.summary.CellSummary;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Which columns a table of given cells needs. */
public final class Columns {
    /** What readers look for first; all other metrics follow in their own order. */
    private static final List<Metric> FIRST = List.of(
            Metric.DECODE_TPS,
            Metric.PREFILL_TPS,
            Metric.THROUGHPUT_IPS,
            Metric.TTFT_MS,
            Metric.ITL_MS,
            Metric.LATENCY_MS,
            Metric.LOAD_MS,
            Metric.RSS_PEAK_BYTES);

    /** Statistics that get a column; bounds stand beside their median, p90 is left to the files. */
    private static final List<Statistic> SHOWN = List.of(Statistic.MEDIAN, Statistic.P50, Statistic.P95, Statistic.P99);

    private static final String THREADS = "threads";
    private static final String COLLECTORS = "collectors";

    private Columns() {}

    /** Model and quantisation always; runtime, runner, workload, device, threads and collectors where they differ between cells. */
    public static List<Column> identity(Collection<Cell> cells) {
        List<Column> columns = new ArrayList<>();
        columns.add(new Column.Identity("model", Columns::model));
        columns.add(new Column.Identity("quant", c -> c.model().quantization()));
        Stream.of(
                        new Column.Identity(
                                "runtime",
                                c -> c.runtime().name() + " " + c.runtime().version()),
                        new Column.Identity("runner", c -> c.runtime().runner()),
                        new Column.Identity("workload", c -> c.workload().name()),
                        new Column.Identity("device", c -> c.device().id()),
                        new Column.Identity(THREADS, c -> Integer.toString(c.threads())),
                        new Column.Identity(COLLECTORS, c -> c.collectors().label()))
                .filter(column -> cells.stream().map(column.text()).distinct().count() > 1)
                .forEach(columns::add);
        return columns;
    }

    /** One a metric and statistic that at least one of the cells has. */
    public static List<Column> measured(List<CellSummary> cells) {
        return Stream.concat(FIRST.stream(), Arrays.stream(Metric.values()).filter(m -> !FIRST.contains(m)))
                .flatMap(metric -> SHOWN.stream().map(s -> measured(cells, metric, s)))
                .flatMap(Optional::stream)
                .toList();
    }

    /** A cell in one line, told apart from the others by no more than is needed. */
    public static String label(Cell cell, Collection<Cell> among) {
        return identity(among).stream()
                .map(column -> words((Column.Identity) column, cell))
                .collect(Collectors.joining(" "));
    }

    /** Where no head says what a number counts. */
    private static String words(Column.Identity column, Cell cell) {
        String text = column.text().apply(cell);
        return switch (column.name()) {
            case THREADS -> text + (cell.threads() == 1 ? " thread" : " threads");
            case COLLECTORS -> "collectors " + text;
            default -> text;
        };
    }

    public static String model(Cell cell) {
        return cell.model().weights() == Cell.Weights.SYNTHETIC
                ? cell.model().name() + " (synthetic)"
                : cell.model().name();
    }

    public static String runtime(Cell cell) {
        Cell.Runtime runtime = cell.runtime();
        return runtime.name() + " " + runtime.version() + " " + runtime.runner();
    }

    private static Optional<Column> measured(List<CellSummary> cells, Metric metric, Statistic statistic) {
        return cells.stream()
                .map(cell -> Optional.ofNullable(cell.figures().get(metric)).flatMap(statistic::of))
                .flatMap(Optional::stream)
                .max(Comparator.comparing(BigDecimal::abs))
                .map(largest -> new Column.Measured(metric, statistic, largest));
    }
}
