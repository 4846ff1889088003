package dev.assay.harness.cli;

import dev.assay.harness.plan.Suite;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** What a run would do, without doing it. */
@Command(
        name = "plan",
        description = {
            "Shows what 'assay run' would do: the trials in order, the combinations left out and why, an estimate of time and bytes.",
            "Fetches and measures nothing. The same suite and seed give the same order."
        },
        footer = {"", "Example:", "  assay plan suites/quickstart.yaml --seed 7"})
final class PlanCommand extends JsonCommand {
    @Parameters(paramLabel = "SUITE", description = "The suite's YAML file.")
    private Path suite;

    @Option(names = "--device", paramLabel = "SEL", description = "As for 'assay run'. Default: this machine.")
    private List<String> devices = List.of();

    @Option(names = "--seed", paramLabel = "N", description = "Seed of the order, instead of the suite's.")
    private Long seed;

    @Override
    public Integer call() throws Exception {
        return PlanView.print(this, Suite.read(suite).withSeed(seed), devices);
    }
}
