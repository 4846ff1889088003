package dev.assay.harness.cli;

import dev.assay.results.store.ResultsStore;
import dev.assay.results.store.RunListing;
import dev.assay.results.store.StoreException;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Lists what was measured so far. */
@Command(
        name = "runs",
        description = "Lists the runs in the database, the latest first.",
        footer = {"", "Example:", "  assay runs --json"})
final class RunsCommand extends JsonCommand {
    @Mixin
    private StoreOption store;

    @Override
    public Integer call() throws Exception {
        List<RunListing> runs = store.nothingYet(home()) ? List.of() : stored();
        if (json()) {
            out().println(Json.text(Map.of("runs", runs)));
        } else if (runs.isEmpty()) {
            out().println("no runs yet; 'assay quickstart' makes the first one");
        } else {
            runs.forEach(this::print);
        }
        return ExitCode.DONE;
    }

    private List<RunListing> stored() throws StoreException {
        try (ResultsStore results = store.open(home())) {
            return results.runs();
        }
    }

    private void print(RunListing run) {
        out().println(run.id() + "  " + run.suite() + "  " + run.cells() + " cells  "
                + run.trials().valid() + " valid, " + run.trials().suspect() + " suspect, "
                + run.trials().failed() + " failed");
    }
}
