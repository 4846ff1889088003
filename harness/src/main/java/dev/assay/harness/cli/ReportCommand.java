package dev.assay.harness.cli;

import dev.assay.dashboards.report.HtmlReport;
import java.nio.file.Path;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** One page that can be sent to somebody. */
@Command(
        name = "report",
        description = "Writes runs as one HTML file that needs nothing else: tables, plots, conditions, provenance.",
        footer = {"", "Example:", "  assay report latest --to report.html"})
final class ReportCommand extends JsonCommand {
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
        HtmlReport.write(selection.read(home()), file);
        out().println(json() ? Json.text(Map.of("file", file.toAbsolutePath().toString())) : "wrote " + file);
        return ExitCode.DONE;
    }
}
