package dev.assay.harness.cli;

import dev.assay.harness.view.NoiseJson;
import dev.assay.harness.view.NoiseTable;
import dev.assay.results.noise.RunNoise;
import dev.assay.results.summary.RunSummary;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** What could a comparison on this device tell from noise? */
@Command(
        name = "noise",
        description = {
            "Shows how much a run's trials vary while nothing is changed: spread, A/A noise floor, autocorrelation, drift, and the"
                    + " least difference that a comparison would show with so many trials.",
            "suites/noise.yaml is made for it: one cell, many trials."
        },
        footer = {"", "Examples:", "  assay noise latest", "  assay noise 20261123T101500Z --metric decode_tps --json"})
final class NoiseCommand extends JsonCommand {
    @Mixin
    private RunSelection selection;

    @Mixin
    private MetricsOption metrics;

    @Override
    public Integer call() throws Exception {
        List<RunNoise> runs = new ArrayList<>();
        for (RunSummary run : selection.read(home())) {
            runs.add(RunNoise.of(run, metrics.asked()));
        }
        if (json()) {
            out().println(NoiseJson.text(runs));
        } else {
            runs.forEach(run -> out().println(NoiseTable.text(run, Screen.columns())));
        }
        return ExitCode.DONE;
    }
}
