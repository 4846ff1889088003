package dev.assay.harness.cli;

import dev.assay.harness.plan.Suite;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** The main job on this machine, from nothing to a table, a spreadsheet and a report. */
@Command(
        name = "quickstart",
        description = {
            "Measures a small language model (llama.cpp) and a sentence encoder (ONNX Runtime), each in two precisions, on this"
                    + " machine: fetches what it needs, prints a table, writes a spreadsheet, a report and the database.",
            "The first time takes some minutes and fetches about 300 MB; later runs take about a minute."
        },
        footer = {"", "Example:", "  assay quickstart --json > quickstart.json"})
final class QuickstartCommand extends JsonCommand {
    @Mixin
    private RunOptions options;

    @Override
    public Integer call() throws Exception {
        Suite suite = Suite.read(home().suites().resolve("quickstart.yaml"));
        return new SuiteSession(this, options).start(suite);
    }
}
