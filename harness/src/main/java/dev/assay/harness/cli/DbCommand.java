package dev.assay.harness.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Looks after the database of results. */
@Command(
        name = "db",
        mixinStandardHelpOptions = true,
        description = "Examines the database of results, or makes it anew from the bundles.",
        subcommands = {DbCheckCommand.class, DbRebuildCommand.class},
        footer = {"", "Example:", "  assay db check"})
final class DbCommand implements Runnable {
    @Spec
    private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "say what to do: 'assay db check' or 'assay db rebuild'");
    }
}
