package dev.assay.harness.view;

import dev.assay.collectors.bundle.Cell;
import dev.assay.dashboards.text.Column;
import dev.assay.dashboards.text.Columns;
import dev.assay.dashboards.text.Printable;
import dev.assay.dashboards.text.Simulated;
import dev.assay.results.noise.Noise;
import dev.assay.results.noise.RunNoise;
import dev.assay.results.summary.Display;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Stream;

/** The noise of a run as a table for people at a terminal: plain text without escape sequences. */
public final class NoiseTable {
    private record Row(RunNoise.Row of, Noise.Measured noise) {}

    private final RunNoise run;
    private final TextPage page;

    private NoiseTable(RunNoise run, int width) {
        this.run = run;
        this.page = new TextPage(width);
    }

    /**
     * @param width columns of the terminal
     * @return lines that each end with a line feed
     */
    public static String text(RunNoise run, int width) {
        NoiseTable table = new NoiseTable(run, width);
        table.write();
        return table.page.text();
    }

    private void write() {
        page.paragraph("run " + run.run().id() + ", suite " + run.run().suite()
                + ": how much valid trials vary while nothing is changed");
        if (run.rows().stream().anyMatch(RunNoise.Row::simulated)) {
            page.paragraph(Simulated.NOTICE);
        }
        List<Row> rows = run.rows().stream()
                .flatMap(row -> row.noise() instanceof Noise.Measured noise
                        ? Stream.of(new Row(row, noise))
                        : Stream.<Row>empty())
                .toList();
        if (!rows.isEmpty()) {
            page.blank();
            page.grid(TextGrid.lines(named(rows), figures(rows), page.width()));
            page.blank();
            page.paragraph(
                    "A/A floor: two equal sides of so many pairs are no further apart than this in 19 of 20 comparisons. Least"
                            + " effect: the difference that a comparison of two interleaved sides of so many trials each shows in 80 of 100"
                            + " cases, after the stroke in 90.");
        }
        absent();
    }

    private static List<TextGrid.Column> named(List<Row> rows) {
        List<Cell> cells = rows.stream().map(row -> row.of().cell()).distinct().toList();
        List<TextGrid.Column> columns = new ArrayList<>();
        Columns.identity(cells).stream()
                .map(Column.Identity.class::cast)
                .map(column -> column(
                        List.of(column.name()),
                        rows,
                        false,
                        row -> column.text().apply(row.of().cell())))
                .forEach(columns::add);
        columns.add(
                column(List.of("metric"), rows, false, row -> row.of().metric().key()));
        return columns;
    }

    private static List<TextGrid.Column> figures(List<Row> rows) {
        List<TextGrid.Column> columns = new ArrayList<>(List.of(
                column(
                        List.of("trials"),
                        rows,
                        true,
                        row -> Integer.toString(row.noise().n())),
                column(
                        List.of("median"),
                        rows,
                        true,
                        row -> Display.of(row.noise().median(), row.noise().unit())
                                .text()),
                column(List.of("CV", "%"), rows, true, row -> text(row.noise().cvPercent())),
                column(List.of("A/A floor", "% (pairs)"), rows, true, NoiseTable::floor),
                column(
                        List.of("autocorr.", "lag 1"),
                        rows,
                        true,
                        row -> text(row.noise().order().autocorrelation())),
                column(List.of("drift", "% (p)"), rows, true, NoiseTable::drift)));
        new TreeSet<>(rows.stream()
                        .flatMap(row -> row.noise().effects().stream())
                        .filter(effect -> effect.absent() == null)
                        .map(Noise.Effect::trials)
                        .filter(trials -> Noise.TRIALS.contains(trials)
                                || rows.stream().allMatch(row -> row.noise().n() == trials))
                        .toList())
                .forEach(trials -> columns.add(
                        column(List.of("least effect", "% at " + trials), rows, true, row -> effect(row, trials))));
        return columns;
    }

    private static String floor(Row row) {
        Noise.Floor floor = row.noise().floor();
        return floor.absent() == null ? text(floor.percent()) + " (" + floor.pairs() + ")" : "-";
    }

    private static String drift(Row row) {
        Noise.Order order = row.noise().order();
        return text(order.driftPercent()) + " (" + text(order.driftP()) + ")";
    }

    private static String effect(Row row, int trials) {
        Optional<Noise.Effect> effect = row.noise().effects().stream()
                .filter(e -> e.trials() == trials && e.absent() == null)
                .findFirst();
        return effect.map(e -> text(e.percent80()) + " / " + text(e.percent90()))
                .orElse("-");
    }

    private static String text(BigDecimal value) {
        return value.toPlainString();
    }

    private static TextGrid.Column column(
            List<String> head, List<Row> rows, boolean right, Function<Row, String> text) {
        return new TextGrid.Column(
                head, rows.stream().map(text).map(Printable::line).toList(), right);
    }

    /** Once for all metrics and cells that share a reason. */
    private void absent() {
        Map<String, List<String>> byReason = new LinkedHashMap<>();
        List<Cell> cells =
                run.rows().stream().map(RunNoise.Row::cell).distinct().toList();
        for (RunNoise.Row row : run.rows()) {
            String of = row.metric().key() + " of " + Columns.label(row.cell(), cells);
            switch (row.noise()) {
                case Noise.Absent(String reason) -> add(byReason, reason, of);
                case Noise.Measured noise -> {
                    if (noise.floor().absent() != null) {
                        add(
                                byReason,
                                "A/A floor and least effect: " + noise.floor().absent(),
                                of);
                    }
                }
            }
        }
        page.section(
                "absent", byReason.entrySet().stream().map(e -> String.join(", ", e.getValue()) + ": " + e.getKey()));
    }

    private static void add(Map<String, List<String>> byReason, String reason, String of) {
        byReason.computeIfAbsent(reason, _ -> new ArrayList<>()).add(of);
    }
}
