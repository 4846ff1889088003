package dev.assay.harness.cli;

import dev.assay.collectors.problem.AssayException;
import dev.assay.harness.export.Exporter;
import dev.assay.harness.export.TraceExporter;
import dev.assay.harness.export.traces.SampleRow;
import dev.assay.harness.export.traces.StoredSamples;
import dev.assay.harness.export.traces.TraceProgress;
import dev.assay.harness.export.traces.TraceReading;
import dev.assay.harness.progress.PlainTraceProgress;
import dev.assay.harness.progress.TerminalTraceProgress;
import dev.assay.results.store.ResultsStore;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Takes results to other programs. */
@Command(
        name = "export",
        description = {"Writes runs to a file; its ending says the format:", ".xlsx, .csv, .json, .tex or .junit.xml."},
        footer = {
            "",
            "Examples:",
            "  assay export latest --to results.xlsx",
            "  assay export latest --to results.xlsx --traces",
            "  assay export RUN1 RUN2 --to table.tex"
        })
final class ExportCommand extends JsonCommand {
    @Mixin
    private RunSelection selection;

    @Option(
            names = "--to",
            paramLabel = "FILE",
            required = true,
            description = "The file to write; replaced as a whole.")
    private Path file;

    @Option(
            names = "--traces",
            description =
                    "Every sample of every trial too: sheets 'traces' in .xlsx; of NAME.csv a file NAME.traces.csv.")
    private boolean traces;

    @Override
    public Integer call() throws Exception {
        if (traces) {
            exportTraces(Exporter.withTraces(file));
        } else {
            Exporter.of(file);
            Exporter.export(selection.read(home()), file);
            out().println(
                            json()
                                    ? Json.text(
                                            Map.of("file", file.toAbsolutePath().toString()))
                                    : "wrote " + file);
        }
        return ExitCode.DONE;
    }

    private void exportTraces(TraceExporter exporter) throws AssayException {
        TraceExporter.Exported exported;
        if (Screen.watched()) {
            try (TerminalTraceProgress progress = new TerminalTraceProgress(System.err)) {
                exported = exportTraces(exporter, progress);
            }
        } else {
            exported = exportTraces(exporter, new PlainTraceProgress(err()));
        }
        if (json()) {
            out().println(Json.text(document(exported)));
        } else {
            out().println("wrote " + file);
            if (!exported.traces().equals(file)) {
                out().println("wrote " + exported.traces());
            }
            absent(exported).ifPresent(out()::println);
        }
    }

    private TraceExporter.Exported exportTraces(TraceExporter exporter, TraceProgress progress) throws AssayException {
        try (ResultsStore store = selection.open(home())) {
            return exporter.export(
                    selection.read(home(), store), new TraceReading(new StoredSamples(store), progress), file);
        }
    }

    /** One line, however many trials it is about: each has its reason in the file. */
    private static Optional<String> absent(TraceExporter.Exported exported) {
        List<SampleRow> missing = exported.missing();
        return switch (missing.size()) {
            case 0 -> Optional.empty();
            case 1 ->
                Optional.of("absent: samples of " + missing.getFirst().trial() + ": "
                        + missing.getFirst().absent());
            default ->
                Optional.of("absent: samples of " + missing.size()
                        + " trials; why, trial by trial, stands under 'absent' in " + exported.traces());
        };
    }

    private Map<String, Object> document(TraceExporter.Exported exported) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("file", file.toAbsolutePath().toString());
        document.put("traces", exported.traces().toAbsolutePath().toString());
        document.put(
                "absent", exported.missing().stream().map(ExportCommand::absent).toList());
        return document;
    }

    private static Map<String, String> absent(SampleRow missing) {
        Map<String, String> row = new LinkedHashMap<>();
        row.put("run", missing.run());
        row.put("trial", missing.trial());
        row.put("why", missing.absent());
        return row;
    }
}
