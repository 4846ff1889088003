package dev.assay.harness.export;

import dev.assay.dashboards.text.Provenance;
import dev.assay.results.summary.RunSummary;
import java.util.List;
import java.util.stream.Stream;

/** The tables that explain the others: what each column means, and where the figures come from. */
final class AboutTable {
    private AboutTable() {}

    record Explained(String sheet, Field<?> field) {}

    record Fact(String run, Provenance fact) {}

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

    static Table<Fact> provenance(List<RunSummary> runs) {
        return new Table<>(
                "about",
                List.of(
                        Field.text("run", "id of the run", Fact::run),
                        Field.text("what", "name of the fact", row -> row.fact().name()),
                        Field.text("value", "the fact", row -> row.fact().value())),
                runs.stream()
                        .flatMap(run -> Provenance.of(run).stream()
                                .map(fact -> new Fact(run.run().id(), fact)))
                        .toList());
    }

    private static <R> Stream<Explained> explained(Table<R> table) {
        return table.fields().stream().map(field -> new Explained(table.name(), field));
    }
}
