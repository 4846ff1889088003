package dev.assay.harness.export.latex;

import dev.assay.dashboards.text.Column;
import dev.assay.dashboards.text.Statistic;
import dev.assay.results.summary.CellSummary;
import dev.assay.results.summary.Figure;

/** A figure in a place of a LaTeX table, with the digits of every surface. */
public final class FigureText {
    static final String DASH = "--";

    private FigureText() {}

    /** Such as {@code $183.98\,[183.51, 184.67]$}; a dash with the mark of its reason where it is absent. */
    public static String of(Column.Measured column, CellSummary cell, Footnotes footnotes) {
        return switch (cell.figures().get(column.metric())) {
            case null ->
                DASH + footnotes.mark(cell.trials().valid() == 0 ? "no valid trial" : "the trials say nothing of it");
            case Figure.Absent(String reason) -> DASH + footnotes.mark(reason);
            case Figure.Scalar scalar when column.statistic() == Statistic.MEDIAN -> scalar(column, scalar);
            case Figure figure ->
                column.statistic()
                        .of(figure)
                        .map(value -> "$" + column.number(value) + "$")
                        .orElseGet(() -> DASH + footnotes.mark("no such statistic of it"));
        };
    }

    private static String scalar(Column.Measured column, Figure.Scalar scalar) {
        String interval = scalar.ci95() == null
                ? "\\ (n=" + scalar.n() + ")"
                : "\\,[" + column.number(scalar.ci95().low()) + ", "
                        + column.number(scalar.ci95().high()) + "]";
        String uncertainty = scalar.uncertainty() == null ? "" : "\\pm" + column.number(scalar.uncertainty());
        return "$" + column.number(scalar.median()) + interval + uncertainty + "$";
    }
}
