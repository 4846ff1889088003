package dev.assay.harness.cli;

import dev.assay.harness.view.Artifacts;
import dev.assay.harness.view.ResultTable;
import dev.assay.harness.view.RunJson;
import dev.assay.results.summary.RunSummary;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Shows what a run measured. */
@Command(
        name = "show",
        description = "Shows the results of runs as a table; with --json as 'assay run --json' printed them.",
        footer = {"", "Examples:", "  assay show", "  assay show 20261123T101500Z --json"})
final class ShowCommand extends JsonCommand {
    @Mixin
    private RunSelection selection;

    @Override
    public Integer call() throws Exception {
        List<RunSummary> runs = selection.read(home());
        Artifacts artifacts = new Artifacts(selection.database(home()), null, null);
        if (!json()) {
            out().println(ResultTable.text(runs, Screen.columns()));
        } else if (runs.size() == 1) {
            out().println(RunJson.text(runs.getFirst(), artifacts));
        } else {
            out().println(Json.text(Map.of(
                    "runs", runs.stream().map(r -> RunJson.node(r, artifacts)).toList())));
        }
        return ExitCode.DONE;
    }
}
