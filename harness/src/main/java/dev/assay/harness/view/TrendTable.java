package dev.assay.harness.view;

import dev.assay.collectors.bundle.Cell;
import dev.assay.dashboards.text.Columns;
import dev.assay.dashboards.text.Printable;
import dev.assay.dashboards.text.Simulated;
import dev.assay.results.comparison.Difference;
import dev.assay.results.summary.Display;
import dev.assay.results.summary.Figure;
import dev.assay.results.trend.Series;
import dev.assay.results.trend.Trend;
import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Histories as tables for people at a terminal: plain text without escape sequences. */
public final class TrendTable {
    private final Trend trend;
    private final TextPage page;
    private final List<Cell> cells;

    private TrendTable(Trend trend, int width) {
        this.trend = trend;
        this.page = new TextPage(width);
        this.cells = trend.series().stream().map(Series::cell).distinct().toList();
    }

    /**
     * @param width columns of the terminal
     * @return lines that each end with a line feed
     */
    public static String text(Trend trend, int width) {
        TrendTable table = new TrendTable(trend, width);
        table.write();
        return table.page.text();
    }

    private void write() {
        page.paragraph("history of "
                + (trend.selectors().isEmpty()
                        ? "all runs"
                        : trend.selectors().stream().map(Objects::toString).collect(Collectors.joining(" ")))
                + ", the earliest first; medians of valid trials");
        if (trend.series().stream().flatMap(s -> s.points().stream()).anyMatch(Series.Point::simulated)) {
            page.paragraph(Simulated.NOTICE);
        }
        trend.series().forEach(this::series);
    }

    private void series(Series series) {
        page.blank();
        String unit = Display.of(
                        series.points().getFirst().median(),
                        series.metric().unit(),
                        series.points().getFirst().median())
                .unit();
        page.paragraph(series.metric().key() + (unit.equals("1") ? "" : ", " + unit) + ", of "
                + Columns.label(series.cell(), cells));
        page.grid(TextGrid.lines(
                List.of(column("run", false, series, i -> point(series, i).run())),
                List.of(
                        column(
                                "started",
                                false,
                                series,
                                i -> point(series, i).started().toString()),
                        column(
                                "runtime",
                                false,
                                series,
                                i -> told(point(series, i).runtimeVersion())),
                        column(
                                "assay",
                                false,
                                series,
                                i -> told(point(series, i).assayVersion())),
                        column("median", true, series, i -> figure(series, i)),
                        column(
                                "n",
                                true,
                                series,
                                i -> Integer.toString(point(series, i).n())),
                        column("change", false, series, i -> change(series, i))),
                page.width()));
        if (series.noSearch() != null) {
            page.paragraph("no change looked for: " + series.noSearch());
        }
        for (Series.Change change : series.changes()) {
            page.paragraph("what changed with " + point(series, change.at()).run() + ": "
                    + (change.differs().isEmpty()
                            ? "nothing that is recorded"
                            : change.differs().stream()
                                    .map(TrendTable::difference)
                                    .collect(Collectors.joining("; "))));
        }
    }

    private static Series.Point point(Series series, int at) {
        return series.points().get(at);
    }

    private static String told(String version) {
        return version == null ? "-" : version;
    }

    private static String figure(Series series, int at) {
        Series.Point point = point(series, at);
        Function<BigDecimal, String> number = value -> Display.of(
                        value,
                        series.metric().unit(),
                        series.points().getFirst().median())
                .number();
        return number.apply(point.median())
                + (point.ci95() == null
                        ? ""
                        : " [" + number.apply(point.ci95().low()) + ", "
                                + number.apply(point.ci95().high()) + "]");
    }

    private static String change(Series series, int at) {
        Optional<Series.Change> change =
                series.changes().stream().filter(c -> c.at() == at).findFirst();
        return change.map(c -> c.outcome().word() + ", x " + c.ratio().toPlainString() + interval(c.ci95()) + ", p "
                        + c.p().toPlainString())
                .orElse("");
    }

    private static String interval(Figure.Interval ci95) {
        return ci95 == null
                ? ""
                : " [" + ci95.low().toPlainString() + ", " + ci95.high().toPlainString() + "]";
    }

    private static String difference(Difference difference) {
        return difference.what() + " " + values(difference.base()) + " -> " + values(difference.candidate());
    }

    private static String values(List<String> values) {
        return values.isEmpty() ? "not known" : String.join(" / ", values);
    }

    private static TextGrid.Column column(String head, boolean right, Series series, Function<Integer, String> text) {
        return new TextGrid.Column(
                List.of(head),
                IntStream.range(0, series.points().size())
                        .boxed()
                        .map(text)
                        .map(Printable::line)
                        .toList(),
                right);
    }
}
