package dev.assay.harness.view;

import dev.assay.collectors.bundle.Cell;
import dev.assay.collectors.metric.Metric;
import dev.assay.dashboards.text.Column;
import dev.assay.dashboards.text.Columns;
import dev.assay.dashboards.text.Printable;
import dev.assay.dashboards.text.Simulated;
import dev.assay.results.comparison.Comparison;
import dev.assay.results.comparison.Difference;
import dev.assay.results.comparison.OutcomeWords;
import dev.assay.results.comparison.Row;
import dev.assay.results.summary.Display;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A comparison as a table for people at a terminal: plain text without escape sequences. */
public final class ComparisonTable {
    private final Comparison comparison;
    private final TextPage page;
    private final List<Cell> cells;

    private ComparisonTable(Comparison comparison, int width) {
        this.comparison = comparison;
        this.page = new TextPage(width);
        this.cells = Stream.of(
                        comparison.rows().stream().map(Row::base),
                        comparison.uncomparable().stream().map(u -> u.cell()),
                        comparison.unmatched().stream().map(u -> u.cell()),
                        comparison.unmeasured().stream().map(u -> u.cell()))
                .flatMap(stream -> stream)
                .distinct()
                .toList();
    }

    /**
     * @param width columns of the terminal
     * @return lines that each end with a line feed
     */
    public static String text(Comparison comparison, int width) {
        ComparisonTable table = new ComparisonTable(comparison, width);
        table.write();
        return table.page.text();
    }

    private void write() {
        page.paragraph("base       " + side(comparison.base()));
        page.paragraph("candidate  " + side(comparison.candidate()));
        page.paragraph("same means within "
                + OutcomeWords.percent(comparison.question().margin().percent())
                + "; p is adjusted over all rows; a ratio is candidate over base");
        comparison.apart().ifPresent(page::paragraph);
        if (comparison.rows().stream().anyMatch(Row::simulated)) {
            page.paragraph(Simulated.NOTICE);
        }
        List<Metric> metrics =
                comparison.rows().stream().map(Row::metric).distinct().sorted().toList();
        for (Metric metric : metrics) {
            metric(
                    metric,
                    comparison.rows().stream()
                            .filter(row -> row.metric() == metric)
                            .toList());
        }
        page.section("differs", differences());
        page.section(
                "not compared",
                comparison.uncomparable().stream()
                        .map(u -> u.code() + " "
                                + about(u.cell(), u.metric().map(Metric::key).orElse("")) + ": " + u.why()));
        page.section(
                "on one side only",
                comparison.unmatched().stream()
                        .map(u -> u.has().label() + ": "
                                + about(u.cell(), u.metric().map(Metric::key).orElse("")) + ": " + u.why()));
        page.section(
                "on neither side",
                comparison.unmeasured().stream()
                        .map(u -> about(u.cell(), u.metric().map(Metric::key).orElse("")) + ": " + u.why()));
    }

    private void metric(Metric metric, List<Row> rows) {
        page.blank();
        BigDecimal like = rows.stream()
                .flatMap(row ->
                        Stream.of(row.ofBase().median(), row.ofCandidate().median()))
                .max(BigDecimal::compareTo)
                .orElseThrow();
        String unit = Display.of(like, metric.unit(), like).unit();
        page.paragraph(metric.key() + (unit.equals("1") ? "" : ", " + unit) + ": " + metric.meaning());
        List<TextGrid.Column> identity = Columns.identity(cells).stream()
                .map(Column.Identity.class::cast)
                .map(column ->
                        column(column.name(), rows, false, row -> column.text().apply(row.base())))
                .toList();
        List<TextGrid.Column> figures = List.of(
                column("base", rows, true, row -> figure(row.ofBase(), metric, like)),
                column("candidate", rows, true, row -> figure(row.ofCandidate(), metric, like)),
                column("ratio", rows, true, ComparisonTable::ratio),
                column(
                        "p",
                        rows,
                        true,
                        row -> row.adjustedP() == null ? "-" : row.adjustedP().toPlainString()),
                column("outcome", rows, false, ComparisonTable::outcome));
        page.grid(
                TextGrid.width(identity) <= page.width() / 3
                        ? TextGrid.lines(identity, figures, page.width())
                        : TextGrid.lines(
                                List.of(),
                                Stream.concat(identity.stream(), figures.stream())
                                        .toList(),
                                Integer.MAX_VALUE));
    }

    private static TextGrid.Column column(String head, List<Row> rows, boolean right, Function<Row, String> text) {
        return new TextGrid.Column(
                List.of(head), rows.stream().map(text).map(Printable::line).toList(), right);
    }

    private static String figure(Row.Side side, Metric metric, BigDecimal like) {
        return Display.of(side.median(), metric.unit(), like).number() + " (n=" + side.n() + ")";
    }

    private static String ratio(Row row) {
        if (row.ratio() == null) {
            return "-";
        }
        return row.ratio().toPlainString()
                + (row.ci95() == null
                        ? ""
                        : " [" + row.ci95().low().toPlainString() + ", "
                                + row.ci95().high().toPlainString() + "]");
    }

    private static String outcome(Row row) {
        return OutcomeWords.of(row)
                + (row.despite().isEmpty()
                        ? ""
                        : " (despite " + row.despite().stream().map(Enum::name).collect(Collectors.joining(", "))
                                + ")");
    }

    /** What differs alike in several rows is said once. */
    private Stream<String> differences() {
        Map<Difference, List<Row>> rows = new LinkedHashMap<>();
        comparison
                .rows()
                .forEach(row -> row.differs()
                        .forEach(difference -> rows.computeIfAbsent(difference, _ -> new ArrayList<>())
                                .add(row)));
        return rows.entrySet().stream().map(e -> difference(e.getKey(), e.getValue()));
    }

    private String difference(Difference difference, List<Row> rows) {
        String of = rows.size() == comparison.rows().size()
                ? ""
                : " of "
                        + rows.stream()
                                .map(row -> about(row.base(), ""))
                                .distinct()
                                .collect(Collectors.joining("; "));
        return difference.what() + of + ": " + values(difference.base()) + " against " + values(difference.candidate());
    }

    private static String values(List<String> values) {
        return values.isEmpty() ? "not known" : String.join(" / ", values);
    }

    private String about(Cell cell, String metric) {
        String label = Columns.label(cell, cells);
        return metric.isEmpty() ? label : metric + " of " + label;
    }

    private static String side(Comparison.Side side) {
        return side.selector() + ": "
                + (side.trials() == 0
                        ? "no valid trial with one of the metrics"
                        : side.trials() + " valid trials of " + side.cells() + " cells")
                + " in "
                + (side.runs().size() == 1
                        ? "run " + side.runs().getFirst()
                        : side.runs().size() + " runs")
                + (side.leftOut() == 0
                        ? ""
                        : "; " + side.leftOut() + " trials that the candidate has too are left out");
    }
}
