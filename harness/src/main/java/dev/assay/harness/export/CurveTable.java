package dev.assay.harness.export;

import dev.assay.results.summary.CellSummary;
import dev.assay.results.summary.CurvePoint;
import dev.assay.results.summary.CurveQuantity;
import dev.assay.results.summary.RunSummary;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** A row a cell of a sustained workload and minute. */
final class CurveTable {
    private CurveTable() {}

    record Row(RunSummary run, CellSummary cell, CurvePoint point) {}

    static Table<Row> of(List<RunSummary> runs) {
        return new Table<>(
                "curve",
                CellFields.join(Stream.of(
                        CellFields.of(row -> row.run().run(), row -> row.cell().cell()),
                        CellFields.sensors(Row::cell),
                        List.of(
                                Field.count(
                                        "minute",
                                        "from the begin of the first measured work, 0 and up",
                                        row -> row.point().minute()),
                                Field.count(
                                        "trials",
                                        "valid trials that reached it",
                                        row -> row.point().trials()),
                                new Field<Row>(
                                        "seconds",
                                        "s",
                                        "of the minute: 60, the last one less",
                                        row -> new Value.Rounded(row.point().seconds()))),
                        Arrays.stream(CurveQuantity.values())
                                .map(CurveTable::field)
                                .toList())),
                runs.stream()
                        .flatMap(run -> run.cells().stream()
                                .flatMap(cell -> cell.curve().stream().map(point -> new Row(run, cell, point))))
                        .toList());
    }

    private static Field<Row> field(CurveQuantity quantity) {
        return new Field<>(
                quantity.key(),
                quantity.unit(),
                quantity.meaning() + ", median over the trials; empty: not measured",
                row -> quantity.of(row.point()).<Value>map(Value.Rounded::new).orElse(Value.NOTHING));
    }
}
