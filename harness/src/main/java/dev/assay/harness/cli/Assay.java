package dev.assay.harness.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The program itself: names its commands, does nothing alone. */
@Command(
        name = "assay",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        description = "Measures how fast, how hungry and how hot a model really runs on a device.",
        synopsisSubcommandLabel = "COMMAND",
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:done",
            "1:the harness failed",
            "2:usage, or a file of yours that cannot be read",
            "3:a gate found a regression",
            "4:some trials failed or a cell has no valid one, the rest is kept",
            "5:a device is left changed, with what to do about it",
            "130:ended by Ctrl-C, what was measured is kept"
        },
        footer = {"", "Example, from nothing to a table, a spreadsheet and a report:", "  assay quickstart"})
final class Assay implements Runnable {
    @Spec
    private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "a command is missing");
    }
}
