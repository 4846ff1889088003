package dev.assay.harness.cli;

import dev.assay.harness.export.Exporter;
import java.nio.file.Path;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Takes results to other programs. */
@Command(
        name = "export",
        description = "Writes runs to a file; its ending says the format: .xlsx, .csv or .json.",
        footer = {"", "Example:", "  assay export latest --to results.xlsx"})
final class ExportCommand extends JsonCommand {
    @Mixin
    private RunSelection selection;

    @Option(
            names = "--to",
            paramLabel = "FILE",
            required = true,
            description = "The file to write; replaced as a whole.")
    private Path file;

    @Override
    public Integer call() throws Exception {
        Exporter.of(file);
        Exporter.export(selection.read(home()), file);
        out().println(json() ? Json.text(Map.of("file", file.toAbsolutePath().toString())) : "wrote " + file);
        return ExitCode.DONE;
    }
}
