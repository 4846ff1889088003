package dev.assay.dashboards.text;

import dev.assay.collectors.bundle.Cell;
import dev.assay.results.summary.CellSummary;
import dev.assay.results.summary.CurvePoint;
import dev.assay.results.summary.CurveQuantity;
import dev.assay.results.summary.RunSummary;
import java.math.BigDecimal;
import java.util.List;
import java.util.stream.Stream;

/**
 * What a cell keeps up, as a table for people: a row a minute.
 *
 * @param heads names of the columns, each with its unit below it
 */
public record CurveText(CellSummary cell, String label, List<Head> heads, List<List<String>> rows) {

    /** @param below the unit; may be empty */
    public record Head(String name, String below) {}

    /** One a cell that has a curve. */
    public static List<CurveText> of(RunSummary run) {
        List<Cell> cells = run.cells().stream().map(CellSummary::cell).toList();
        return run.cells().stream()
                .filter(cell -> !cell.curve().isEmpty())
                .map(cell -> of(cell, Columns.label(cell.cell(), cells)))
                .toList();
    }

    private static CurveText of(CellSummary cell, String label) {
        List<CurveQuantity> quantities = CurveQuantity.in(cell.curve());
        return new CurveText(
                cell,
                label,
                Stream.concat(
                                Stream.of(new Head("minute", ""), new Head("trials", ""), new Head("seconds", "s")),
                                quantities.stream().map(q -> new Head(q.key(), q.unit())))
                        .toList(),
                cell.curve().stream().map(point -> row(point, quantities)).toList());
    }

    private static List<String> row(CurvePoint point, List<CurveQuantity> quantities) {
        return Stream.concat(
                        Stream.of(
                                Integer.toString(point.minute()),
                                Integer.toString(point.trials()),
                                point.seconds().toPlainString()),
                        quantities.stream()
                                .map(q -> q.of(point)
                                        .map(BigDecimal::toPlainString)
                                        .orElse("absent")))
                .toList();
    }
}
