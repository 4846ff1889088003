package dev.assay.harness.view;

import dev.assay.collectors.bundle.Cell;
import dev.assay.collectors.bundle.TrialDocument;
import dev.assay.dashboards.text.AbsentNote;
import dev.assay.dashboards.text.CellGroup;
import dev.assay.dashboards.text.Column;
import dev.assay.dashboards.text.Columns;
import dev.assay.dashboards.text.CurveText;
import dev.assay.dashboards.text.Printable;
import dev.assay.dashboards.text.RatioText;
import dev.assay.dashboards.text.Simulated;
import dev.assay.dashboards.text.TrialNote;
import dev.assay.results.summary.CellSummary;
import dev.assay.results.summary.RunSummary;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Runs as a table for people at a terminal. Plain text without escape sequences, so it is the same in a file; columns
 * that do not fit the width continue in a further band below.
 */
public final class ResultTable {
    /** For a terminal that does not tell its width, and for files. */
    public static final int DEFAULT_WIDTH = 120;

    private final TextPage page;

    private ResultTable(int width) {
        this.page = new TextPage(width);
    }

    /**
     * @param width columns of the terminal; a single figure that is wider than this still stays on one line
     * @return lines that each end with a line feed
     */
    public static String text(List<RunSummary> runs, int width) {
        ResultTable table = new ResultTable(width);
        runs.forEach(table::run);
        return table.page.text();
    }

    private void run(RunSummary run) {
        if (!page.isEmpty()) {
            page.blank();
        }
        head(run);
        for (CellGroup group : CellGroup.of(run)) {
            page.blank();
            page.paragraph(group.title());
            page.grid(grid(group.cells()));
        }
        legend(run);
        List<Cell> cells = run.cells().stream().map(CellSummary::cell).toList();
        CurveText.of(run).forEach(this::curve);
        page.section("ratios", run.ratios().stream().map(r -> RatioText.of(r).text()));
        page.section("failed", failed(TrialNote.failed(run), cells));
        page.section("suspect, not counted", TrialNote.suspect(run).stream().map(note -> note(note, cells)));
        page.section("stand apart, counted", TrialNote.outliers(run).stream().map(note -> note(note, cells)));
        page.section("absent", AbsentNote.of(run.cells()).stream().map(note -> note(note, cells)));
    }

    /** Only where there is a bracket to read. */
    private void legend(RunSummary run) {
        if (run.cells().stream().anyMatch(cell -> cell.trials().valid() > 0)) {
            page.blank();
            page.paragraph(
                    "median of the valid trials [95 % interval] ± what sampling and arithmetic may be off, not the"
                            + " sensor; how each was measured: --json, or the report");
        }
    }

    private void curve(CurveText curve) {
        page.blank();
        page.paragraph("sustained, minute by minute: " + curve.label());
        List<TextGrid.Column> columns = IntStream.range(0, curve.heads().size())
                .mapToObj(i -> new TextGrid.Column(
                        List.of(
                                curve.heads().get(i).name(),
                                curve.heads().get(i).below()),
                        curve.rows().stream().map(row -> row.get(i)).toList(),
                        true))
                .toList();
        page.grid(TextGrid.lines(columns.subList(0, 1), columns.subList(1, columns.size()), page.width()));
    }

    private void head(RunSummary summary) {
        TrialDocument.Run run = summary.run();
        page.paragraph("run " + run.id() + ", suite " + run.suite() + ", started " + run.started());
        distinct(
                summary,
                c -> c.device().id() + " (" + c.device().model() + ", "
                        + c.device().abi() + ")",
                "device");
        distinct(summary, Columns::runtime, "runtime");
        distinct(summary, c -> Integer.toString(c.threads()), "threads");
        if (summary.cells().stream().anyMatch(c -> c.cell().collectors() != Cell.Collectors.ALL)) {
            distinct(summary, c -> c.collectors().label(), "collectors");
        }
        if (Simulated.in(summary)) {
            page.paragraph(Simulated.NOTICE);
        }
        if (summary.cells().stream().anyMatch(c -> c.cell().model().weights() == Cell.Weights.SYNTHETIC)) {
            page.paragraph("synthetic weights: the speed is that of the real model, the output means nothing");
        }
    }

    private void distinct(RunSummary run, Function<Cell, String> fact, String name) {
        String facts =
                run.cells().stream().map(c -> fact.apply(c.cell())).distinct().collect(Collectors.joining(", "));
        if (!facts.isEmpty()) {
            page.paragraph(name + " " + facts);
        }
    }

    private List<String> grid(List<CellSummary> cells) {
        List<TextGrid.Column> identity = Columns.identity(
                        cells.stream().map(CellSummary::cell).toList())
                .stream()
                .map(column -> column(column, cells))
                .toList();
        List<TextGrid.Column> figures = Stream.concat(Stream.of(new Column.Trials()), Columns.measured(cells).stream())
                .map(column -> column(column, cells))
                .toList();
        if (TextGrid.width(identity) <= page.width() / 3) {
            return TextGrid.lines(identity, figures, page.width());
        }
        // Too wide to stand in every band: rows get a number instead.
        TextGrid.Column number = new TextGrid.Column(
                List.of("#"),
                IntStream.rangeClosed(1, cells.size())
                        .mapToObj(Integer::toString)
                        .toList(),
                true);
        return TextGrid.lines(
                List.of(number),
                Stream.concat(identity.stream(), figures.stream()).toList(),
                page.width());
    }

    private static TextGrid.Column column(Column column, List<CellSummary> cells) {
        List<String> head = column.below().isEmpty() ? List.of(column.name()) : List.of(column.name(), column.below());
        return new TextGrid.Column(
                head,
                cells.stream()
                        .map(cell -> Printable.line(column.entry(cell).text()))
                        .toList(),
                column instanceof Column.Measured);
    }

    /** A reason that several trials share stands in full with the first of them. */
    private static Stream<String> failed(List<TrialNote> notes, List<Cell> cells) {
        Map<String, String> first = new HashMap<>();
        return notes.stream().map(note -> {
            String told = first.putIfAbsent(note.code() + note.detail(), note.trial());
            return told == null || note.detail().isEmpty()
                    ? note(note, cells)
                    : named(note, cells) + ": as trial " + told;
        });
    }

    private static String note(TrialNote note, List<Cell> cells) {
        return note.detail().isEmpty() ? named(note, cells) : named(note, cells) + ": " + note.detail();
    }

    private static String named(TrialNote note, List<Cell> cells) {
        return note.code() + " " + Columns.label(note.cell(), cells) + ", trial " + note.trial();
    }

    private static String note(AbsentNote note, List<Cell> cells) {
        String of = note.cells().stream().map(c -> Columns.label(c, cells)).collect(Collectors.joining("; "));
        return note.keys() + (of.isEmpty() ? "" : " of " + of) + ": " + note.reason();
    }
}
