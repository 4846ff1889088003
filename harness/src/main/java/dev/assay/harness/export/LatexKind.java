package dev.assay.harness.export;

import dev.assay.collectors.bundle.Cell;
import dev.assay.dashboards.text.CellGroup;
import dev.assay.dashboards.text.Column;
import dev.assay.dashboards.text.Columns;
import dev.assay.dashboards.text.Simulated;
import dev.assay.harness.export.latex.FigureText;
import dev.assay.harness.export.latex.Footnotes;
import dev.assay.harness.export.latex.LatexTable;
import dev.assay.harness.export.latex.LatexText;
import dev.assay.results.summary.CellSummary;
import dev.assay.results.summary.RunSummary;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The cells of one kind of workload as a table of a paper. */
final class LatexKind {
    record Row(RunSummary run, CellSummary cell) {}

    /** @param text of a row, not yet LaTeX */
    private record Identity(String name, Function<Row, String> text) {}

    /** Columns that are there whatever the cells are; others only where they tell cells apart. */
    private static final Set<String> ALWAYS = Set.of("device", "model", "quant");

    private final String kind;
    private final List<Row> rows;
    private final List<CellSummary> cells;
    private final Footnotes footnotes = new Footnotes();

    /** @param rows at least one */
    LatexKind(String kind, List<Row> rows) {
        this.kind = kind;
        this.rows = rows;
        this.cells = rows.stream().map(Row::cell).toList();
    }

    LatexTable table() {
        List<Identity> identities = identities();
        List<LatexColumns> shown = LatexColumns.of(cells.getFirst().cell().workload());
        List<Column.Measured> measured =
                shown.stream().map(c -> c.measured(cells)).toList();
        List<LatexTable.Head> heads = new ArrayList<>();
        identities.forEach(i -> heads.add(new LatexTable.Head(i.name(), LatexText.of(i.name()), "", false)));
        heads.add(new LatexTable.Head("trials_valid", "$n$", "", true));
        for (int i = 0; i < shown.size(); i++) {
            heads.add(shown.get(i).head(measured.get(i)));
        }
        // The rows before the notes: they find out which footnotes there are.
        List<LatexTable.Row> lines =
                rows.stream().map(row -> line(row, identities, measured)).toList();
        return new LatexTable(LatexText.of(caption()), "tab:assay-" + kind, heads, lines, notes());
    }

    private LatexTable.Row line(Row row, List<Identity> identities, List<Column.Measured> measured) {
        List<String> places = new ArrayList<>();
        identities.forEach(i -> places.add(LatexText.of(i.text().apply(row))));
        places.add(Integer.toString(row.cell().trials().valid()));
        measured.forEach(column -> places.add(FigureText.of(column, row.cell(), footnotes)));
        return new LatexTable.Row(places, row.cell().cell().id());
    }

    private List<Identity> identities() {
        List<Identity> all = new ArrayList<>();
        all.add(new Identity("device", row -> row.cell().cell().device().id()));
        all.add(new Identity("model", row -> Columns.model(row.cell().cell())));
        all.add(new Identity("quantisation", row -> row.cell().cell().model().quantization()));
        Columns.identity(cells.stream().map(CellSummary::cell).toList()).stream()
                .map(Column.Identity.class::cast)
                .filter(column -> !ALWAYS.contains(column.name()))
                .forEach(column -> all.add(new Identity(
                        column.name(), row -> column.text().apply(row.cell().cell()))));
        if (cells.stream().map(CellSummary::cell).map(Cell::id).distinct().count() < rows.size()) {
            all.add(new Identity("run", row -> row.run().run().id()));
        }
        return all;
    }

    private String caption() {
        return kind + ", "
                + cells.stream()
                        .map(cell -> CellGroup.describe(cell.cell().workload()))
                        .distinct()
                        .sorted()
                        .collect(Collectors.joining("; "));
    }

    private String distinct(Function<Cell, String> fact) {
        return cells.stream().map(CellSummary::cell).map(fact).distinct().collect(Collectors.joining(", "));
    }

    private List<String> notes() {
        List<String> notes = new ArrayList<>();
        notes.add("Medians over $n$ valid trials with 95\\,\\% intervals in brackets (bootstrap, BCa);"
                + " $\\pm$: what sampling and arithmetic may be off; how true the sensor is, is not in it.");
        notes.add(LatexText.of("Measured with " + distinct(Columns::runtime) + "; threads: "
                + distinct(cell -> Integer.toString(cell.threads())) + "."));
        if (cells.stream().anyMatch(cell -> cell.cell().model().weights() == Cell.Weights.SYNTHETIC)) {
            notes.add("Synthetic weights: the speed is that of the real model, the output means nothing.");
        }
        if (cells.stream().anyMatch(CellSummary::simulated)) {
            notes.add(LatexText.of(Simulated.NOTICE) + ".");
        }
        notes.addAll(footnotes.lines());
        return notes;
    }
}
