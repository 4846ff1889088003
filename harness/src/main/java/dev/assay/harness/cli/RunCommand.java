package dev.assay.harness.cli;

import dev.assay.harness.plan.Suite;
import java.nio.file.Path;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Measures a suite. */
@Command(
        name = "run",
        description = {
            "Measures a suite: fetches what its cells need, runs the trials in interleaved blocks, stores and shows the results.",
            "A run that was cut off goes on with --resume: it repeats no result, only trials that something from outside ended"
                    + " (Ctrl-C, a full disk, a lost device, a failed download)."
        },
        footer = {
            "",
            "Examples:",
            "  assay run suites/fidelity.yaml --json",
            "  assay run --resume 20261123T101500Z-3f9a"
        })
final class RunCommand extends JsonCommand {
    @Parameters(paramLabel = "SUITE", arity = "0..1", description = "The suite's YAML file; not with --resume.")
    private Path suite;

    @Mixin
    private RunOptions options;

    @Option(names = "--seed", paramLabel = "N", description = "Seed of the order, instead of the suite's.")
    private Long seed;

    @Option(names = "--resume", paramLabel = "RUN", description = "Go on with a run that was cut off: its id.")
    private String resume;

    @Option(names = "--dry-run", description = "Print the plan and stop, as 'assay plan' does.")
    private boolean dryRun;

    @Override
    public Integer call() throws Exception {
        if ((suite == null) == (resume == null)) {
            throw new UsageException(
                    "cannot tell what to run",
                    "assay run",
                    suite == null ? "neither a suite nor --resume is given" : "both a suite and --resume are given",
                    "give one: 'assay run SUITE' or 'assay run --resume RUN'");
        }
        if (dryRun && resume != null) {
            throw new UsageException(
                    "cannot plan a resumed run", "assay run", "--dry-run shows a suite's plan", "leave out --resume");
        }
        if (resume != null && (seed != null || !options.devices.isEmpty())) {
            throw new UsageException(
                    "cannot change a run that has begun",
                    "assay run --resume " + resume,
                    "it goes on with its own seed and devices",
                    "leave out --seed and --device, or begin a new run");
        }
        if (dryRun) {
            return PlanView.print(this, Suite.read(suite).withSeed(seed), options.devices);
        }
        SuiteSession session = new SuiteSession(this, options);
        return resume == null ? session.start(Suite.read(suite).withSeed(seed)) : session.resume(resume);
    }
}
