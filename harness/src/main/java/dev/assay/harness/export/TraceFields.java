package dev.assay.harness.export;

import dev.assay.harness.export.traces.SampleRow;
import java.util.List;

/** The columns of samples: a row a sample, exact, and a row a trial of which samples are missing. */
final class TraceFields {
    static final String NAME = "traces";

    static final List<Field<SampleRow>> ALL = List.of(
            Field.text("run", "id of the run", SampleRow::run),
            Field.text("trial", "id of the trial", SampleRow::trial),
            Field.text("channel", "what was sampled", SampleRow::channel),
            Field.text("unit", "unit of the value", SampleRow::unit),
            new Field<>(
                    "time_s",
                    "s",
                    "from the start of the runner, on the device's clock; before it negative",
                    row -> row.isSample() ? new Value.Exact(row.sinceStartNs() / 1e9) : Value.NOTHING),
            new Field<>(
                    "value",
                    "see unit",
                    "the sample, exact",
                    row -> row.isSample() ? new Value.Exact(row.value()) : Value.NOTHING),
            Field.text("absent", "why samples of the trial are missing", SampleRow::absent));

    private TraceFields() {}
}
