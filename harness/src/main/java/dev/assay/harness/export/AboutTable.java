package dev.assay.harness.export;

import dev.assay.dashboards.text.Provenance;
import dev.assay.harness.export.traces.SampleRow;
import dev.assay.results.summary.RunSummary;
import java.util.List;
import java.util.stream.Stream;

/** The tables that explain the others: what each column means, and where the figures come from. */
final class AboutTable {
    private AboutTable() {}

    record Explained(String sheet, Field<?> field) {}

    record Fact(String run, String what, String value) {}

    static Table<Explained> columns(List<Table<?>> tables) {
        return new Table<>(
                "columns",
                List.of(
                        Field.text("sheet", "where the column stands", Explained::sheet),
                        Field.text("column", "its name", row -> row.field().name()),
                        Field.text(
                                "unit",
                                "its unit; 1 for a ratio",
                                row -> row.field().unit()),
                        Field.text("meaning", "what it says", row -> row.field().meaning())),
                tables.stream().flatMap(t -> explained(t)).toList());
    }

    static Table<Fact> of(List<Fact> facts) {
        return new Table<>(
                "about",
                List.of(
                        Field.text("run", "id of the run", Fact::run),
                        Field.text("what", "name of the fact", Fact::what),
                        Field.text("value", "the fact", Fact::value)),
                facts);
    }

    static List<Fact> provenance(List<RunSummary> runs) {
        return runs.stream()
                .flatMap(run -> Provenance.of(run).stream()
                        .map(fact -> new Fact(run.run().id(), fact.name(), fact.value())))
                .toList();
    }

    /** That samples of a trial are missing from the traces. */
    static Fact absent(SampleRow missing) {
        return new Fact(missing.run(), "absent traces of " + missing.trial(), missing.absent());
    }

    private static <R> Stream<Explained> explained(Table<R> table) {
        return table.fields().stream().map(field -> new Explained(table.name(), field));
    }
}
