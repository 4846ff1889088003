package dev.assay.dashboards.report;

import dev.assay.dashboards.text.Column;
import dev.assay.dashboards.text.Columns;
import dev.assay.dashboards.text.Entry;
import dev.assay.results.summary.CellSummary;
import dev.assay.results.summary.Figure;
import java.util.List;
import java.util.stream.Stream;

/** The table of a group of cells, as the template walks it. */
record ResultRows(List<Head> heads, List<Row> rows) {

    record Head(String name, String below, String kind, String meaning) {}

    record Row(String cell, List<Place> places) {}

    /**
     * @param kind "number", "absent" or "text"
     * @param column name of the column, with the percentile where it is one
     * @param title why a figure is absent, or how it was measured
     */
    record Place(String main, String aside, String kind, String column, String title) {}

    static ResultRows of(List<CellSummary> cells) {
        List<Column> columns = Stream.of(
                        Columns.identity(cells.stream().map(CellSummary::cell).toList()),
                        List.of(new Column.Trials()),
                        Columns.measured(cells))
                .<Column>flatMap(List::stream)
                .toList();
        return new ResultRows(
                columns.stream().map(ResultRows::head).toList(),
                cells.stream()
                        .map(cell -> new Row(
                                cell.cell().id(),
                                columns.stream()
                                        .map(column -> place(column, cell))
                                        .toList()))
                        .toList());
    }

    private static Head head(Column column) {
        return column instanceof Column.Measured m
                ? new Head(m.name(), m.below(), "number", m.metric().meaning())
                : new Head(column.name(), column.below(), "text", "");
    }

    private static Place place(Column column, CellSummary cell) {
        Entry entry = column.entry(cell);
        if (!(column instanceof Column.Measured m)) {
            return new Place(entry.main(), entry.aside(), "text", column.name(), "");
        }
        String name = m.metric().key() + "." + m.statistic().key();
        return switch (cell.figures().get(m.metric())) {
            case null -> new Place(entry.main(), "", "number", name, "");
            case Figure.Absent(String reason) -> new Place(entry.main(), "", "absent", name, reason);
            case Figure.Scalar s -> new Place(entry.main(), entry.aside(), "number", name, s.method());
            case Figure.Percentiles p -> new Place(entry.main(), entry.aside(), "number", name, p.method());
        };
    }
}
