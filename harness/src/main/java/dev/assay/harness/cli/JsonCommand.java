package dev.assay.harness.cli;

import dev.assay.collectors.problem.AssayException;
import dev.assay.harness.home.Home;
import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** What every command has: --json, --help, its writers, its home. */
@Command(mixinStandardHelpOptions = true, sortOptions = false, usageHelpAutoWidth = true)
abstract class JsonCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Option(
            names = "--json",
            description = "Print one JSON document on standard output instead of text; field names are stable.")
    private boolean json;

    private final Home home = Home.ofEnvironment();

    final boolean json() {
        return json;
    }

    final Home home() {
        return home;
    }

    /** The command and its arguments as given, for the record of a run. */
    final List<String> commandLine() {
        return spec.commandLine().getParent().getParseResult().originalArgs();
    }

    /** Reports now what went wrong, as at the command's end. */
    final int report(AssayException problem) {
        return ErrorReport.report(problem, spec.commandLine());
    }

    final PrintWriter out() {
        return spec.commandLine().getOut();
    }

    final PrintWriter err() {
        return spec.commandLine().getErr();
    }
}
