package dev.assay.dashboards.report;

import dev.assay.collectors.bundle.Cell;
import dev.assay.collectors.metric.Metric;
import dev.assay.dashboards.text.Column;
import dev.assay.dashboards.text.Columns;
import dev.assay.dashboards.text.Statistic;
import dev.assay.results.summary.CellSummary;
import dev.assay.results.summary.Digits;
import dev.assay.results.summary.Figure;
import dev.assay.results.summary.RunSummary;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * All trials of one metric: a strip a cell, a dot a trial (or a value, for a distribution). The page's template draws it;
 * here are only positions and words.
 *
 * @param panels strips that share an axis
 */
record StripPlot(String metric, String unit, String meaning, List<Panel> panels) {
    /** How much longer than the widest strip an axis may be before the spread of the trials could no longer be seen. */
    private static final double LONGEST_AXIS = 8;

    record Panel(List<Strip> strips, List<Tick> ticks) {}

    /** @param band the interval; null without one */
    record Strip(String label, String figure, Band band, List<StripDots.Dot> dots, List<Mark> marks) {}

    record Band(String x, String width) {}

    /** A median or percentile. */
    record Mark(String x, String name, boolean main) {}

    record Tick(String x, String label) {}

    /** A cell that has the metric, with all that its strip shows. */
    private record Source(CellSummary cell, Figure figure, List<StripDots.Value> values) {
        private List<Double> shown() {
            return Stream.concat(
                            Arrays.stream(Statistic.values())
                                    .filter(s -> s != Statistic.UNCERTAINTY) // a width, no place on the axis
                                    .flatMap(s -> s.of(figure).stream())
                                    .map(BigDecimal::doubleValue),
                            values.stream().map(StripDots.Value::value))
                    .toList();
        }
    }

    /** One for each metric of which the cells have a figure. */
    static List<StripPlot> of(RunSummary run, List<CellSummary> cells) {
        return Columns.measured(cells).stream()
                .map(column -> ((Column.Measured) column).metric())
                .distinct()
                .map(metric -> of(run, cells, metric))
                .toList();
    }

    private static StripPlot of(RunSummary run, List<CellSummary> all, Metric metric) {
        List<Column.Measured> columns = Columns.measured(all).stream()
                .map(Column.Measured.class::cast)
                .filter(column -> column.metric() == metric)
                .toList();
        List<Source> sources = all.stream()
                .filter(cell -> columns.stream().anyMatch(c -> has(cell, c)))
                .map(cell -> new Source(cell, cell.figures().get(metric), StripDots.values(run, cell.cell(), metric)))
                .toList();
        List<Cell> named = all.stream().map(CellSummary::cell).toList();
        return new StripPlot(
                metric.key(),
                columns.getFirst().unit(),
                metric.meaning(),
                panels(sources).stream().map(p -> panel(p, columns, named)).toList());
    }

    private static boolean has(CellSummary cell, Column.Measured column) {
        Figure figure = cell.figures().get(column.metric());
        return figure != null && column.statistic().of(figure).isPresent();
    }

    /** One axis for all where their spread can still be seen on it, otherwise one for each model and workload. */
    private static Collection<List<Source>> panels(List<Source> sources) {
        double all = spread(sources.stream().flatMap(s -> s.shown().stream()).toList());
        double widest =
                sources.stream().mapToDouble(s -> spread(s.shown())).max().orElse(0);
        if (all <= LONGEST_AXIS * widest) {
            return List.of(sources);
        }
        return sources.stream()
                .collect(Collectors.groupingBy(
                        s -> List.of(
                                s.cell().cell().model().reference(),
                                s.cell().cell().workload().name()),
                        LinkedHashMap::new,
                        Collectors.toList()))
                .values();
    }

    private static double spread(List<Double> values) {
        return Collections.max(values) - Collections.min(values);
    }

    private static Panel panel(List<Source> sources, List<Column.Measured> columns, List<Cell> named) {
        Axis axis = Axis.over(sources.stream().flatMap(s -> s.shown().stream()).toList());
        Column.Measured first = columns.getFirst();
        return new Panel(
                sources.stream().map(s -> strip(s, axis, columns, named)).toList(),
                axis.ticks().stream()
                        .map(t -> new Tick(axis.position(t.doubleValue()), first.number(Digits.round(t.doubleValue()))))
                        .toList());
    }

    private static Strip strip(Source source, Axis axis, List<Column.Measured> columns, List<Cell> named) {
        return new Strip(
                Columns.label(source.cell().cell(), named),
                columns.stream().map(c -> words(c, source.cell())).collect(Collectors.joining(", ")),
                source.figure() instanceof Figure.Scalar scalar ? band(scalar.ci95(), axis) : null,
                StripDots.of(source.values(), axis, columns.getFirst()),
                marks(source.figure(), axis));
    }

    private static String words(Column.Measured column, CellSummary cell) {
        String text = column.entry(cell).text();
        return column.statistic() == Statistic.MEDIAN
                ? text
                : column.statistic().key() + " " + text;
    }

    static Band band(Figure.Interval interval, Axis axis) {
        if (interval == null) {
            return null;
        }
        double low = interval.low().doubleValue();
        return new Band(axis.position(low), axis.extent(low, interval.high().doubleValue()));
    }

    private static List<Mark> marks(Figure figure, Axis axis) {
        return Stream.of(Statistic.MEDIAN, Statistic.P50, Statistic.P95, Statistic.P99)
                .flatMap(s -> s
                        .of(figure)
                        .map(v -> new Mark(
                                axis.position(v.doubleValue()), s.key(), s == Statistic.MEDIAN || s == Statistic.P50))
                        .stream())
                .toList();
    }
}
