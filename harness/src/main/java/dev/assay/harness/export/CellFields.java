package dev.assay.harness.export;

import dev.assay.collectors.bundle.Cell;
import dev.assay.collectors.bundle.TrialDocument;
import dev.assay.dashboards.text.CellGroup;
import dev.assay.dashboards.text.Provenance;
import dev.assay.dashboards.text.Simulated;
import dev.assay.results.summary.CellSummary;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/** The columns that say which cell of which run a row is about, the same in every sheet and file. */
final class CellFields {
    private CellFields() {}

    static <R> List<Field<R>> of(Function<R, TrialDocument.Run> run, Function<R, Cell> cell) {
        return List.of(
                Field.text("run", "id of the run", run.andThen(TrialDocument.Run::id)),
                Field.text("suite", "name of the suite", run.andThen(TrialDocument.Run::suite)),
                Field.text("cell", "id of the cell, the same over runs", cell.andThen(Cell::id)),
                Field.text(
                        "device",
                        "id of the device",
                        cell.andThen(c -> c.device().id())),
                Field.text(
                        "platform",
                        "linux, android or ios",
                        cell.andThen(c -> c.device().platform())),
                Field.text(
                        "abi",
                        "binary interface of the device",
                        cell.andThen(c -> c.device().abi())),
                Field.text(
                        "device_model",
                        "what the device is",
                        cell.andThen(c -> c.device().model())),
                Field.text(
                        "runtime",
                        "inference engine",
                        cell.andThen(c -> c.runtime().name())),
                Field.text(
                        "runtime_version",
                        "version of the runtime",
                        cell.andThen(c -> c.runtime().version())),
                Field.text(
                        "runner",
                        "program that drove the runtime",
                        cell.andThen(c -> c.runtime().runner())),
                Field.text(
                        "model",
                        "family of the model, without quantization",
                        cell.andThen(c -> c.model().name())),
                Field.text(
                        "quantization",
                        "precision of the weights",
                        cell.andThen(c -> c.model().quantization())),
                Field.text(
                        "weights",
                        "real, or synthetic: true speed, output without meaning",
                        cell.andThen(c -> c.model().weights().label())),
                Field.text(
                        "model_sha256",
                        "hash of the weights' file",
                        cell.andThen(c -> c.model().sha256())),
                Field.text("workload_kind", "generate or infer", cell.andThen(c -> CellGroup.kind(c.workload()))),
                Field.text(
                        "workload",
                        "name of the workload",
                        cell.andThen(c -> c.workload().name())),
                Field.count("threads", "processor threads given to the runtime", cell.andThen(Cell::threads)),
                Field.text(
                        "collectors",
                        "all: the probe sampled beside the runner; none: it did not",
                        cell.andThen(c -> c.collectors().label())));
    }

    static <R> List<Field<R>> sensors(Function<R, CellSummary> cell) {
        return List.of(Field.text(
                "sensors",
                "device: its own; simulated: files in a folder stood in for them",
                cell.andThen(Simulated::word)));
    }

    static <R> List<Field<R>> trials(Function<R, CellSummary.Trials> trials) {
        return List.of(
                Field.count("trials_valid", "trials that count", trials.andThen(CellSummary.Trials::valid)),
                Field.count(
                        "trials_suspect",
                        "trials in doubt, kept and not counted",
                        trials.andThen(CellSummary.Trials::suspect)),
                Field.count(
                        "trials_failed", "trials without a measurement", trials.andThen(CellSummary.Trials::failed)));
    }

    /** Where the row's figures come from. What ran on the device stands in the other formats, fact by fact. */
    static <R> List<Field<R>> provenance(Function<R, TrialDocument.Run> run) {
        return List.of(
                Field.text("run_started", "UTC", run.andThen(r -> r.started().toString())),
                Field.text("suite_sha256", "hash of the suite's text", run.andThen(TrialDocument.Run::suiteSha256)),
                new Field<>(
                        "seed",
                        "",
                        "that the order of the trials was drawn from",
                        run.andThen(r -> Value.text(Long.toString(r.seed())))),
                Field.text("assay_version", "version of Assay", run.andThen(TrialDocument.Run::assayVersion)),
                Field.text("command_line", "what was typed to measure it", run.andThen(Provenance::commandLine)));
    }

    static <R> List<Field<R>> join(Stream<List<Field<R>>> parts) {
        return parts.flatMap(List::stream).toList();
    }
}
