package dev.assay.harness.export;

import dev.assay.collectors.condition.Condition;
import dev.assay.collectors.condition.Conditions;
import dev.assay.results.summary.RunSummary;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/** A row a trial, moment (before, after) and reading. */
final class ConditionTable {
    private ConditionTable() {}

    record Row(String run, String trial, String moment, Instant at, Condition reading) {}

    static Table<Row> of(List<RunSummary> runs) {
        return new Table<>(
                "conditions",
                List.of(
                        Field.text("run", "id of the run", Row::run),
                        Field.text("trial", "id of the trial", Row::trial),
                        Field.text("moment", "before or after the trial", Row::moment),
                        Field.text("at", "UTC", row -> row.at().toString()),
                        Field.text(
                                "condition",
                                "name of the reading",
                                row -> row.reading().name()),
                        new Field<>(
                                "value",
                                "see unit",
                                "the reading, exact",
                                row -> row.reading().value() == null
                                        ? Value.NOTHING
                                        : new Value.Exact(row.reading().value())),
                        Field.text(
                                "text",
                                "the reading where it is a word",
                                row -> row.reading().text()),
                        Field.text(
                                "unit",
                                "unit of the value",
                                row -> row.reading().unit()),
                        Field.text(
                                "absent",
                                "why there is no reading",
                                row -> row.reading().absent()),
                        Field.text(
                                "source",
                                "file or command that was read",
                                row -> row.reading().source())),
                runs.stream().flatMap(ConditionTable::rows).toList());
    }

    private static Stream<Row> rows(RunSummary run) {
        return run.trials().stream().flatMap(trial -> {
            String id = trial.document().trial().id();
            return Stream.concat(
                    rows(run, id, "before", trial.document().before()),
                    rows(run, id, "after", trial.document().after()));
        });
    }

    private static Stream<Row> rows(RunSummary run, String trial, String moment, Conditions conditions) {
        return conditions == null
                ? Stream.empty()
                : conditions.readings().stream()
                        .map(reading -> new Row(run.run().id(), trial, moment, conditions.at(), reading));
    }
}
