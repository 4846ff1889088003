package dev.assay.harness.cli;

import dev.assay.collectors.problem.AssayException;
import dev.assay.dashboards.file.FileNotWrittenException;
import dev.assay.harness.config.ConfigException;
import dev.assay.harness.export.UnknownFormatException;
import dev.assay.harness.run.UnknownRunException;
import dev.assay.results.comparison.SelectorException;
import dev.assay.results.comparison.SideException;
import dev.assay.results.store.StoreException;
import dev.assay.results.store.StoreException.Kind;
import dev.assay.results.trend.TrendException;
import java.io.PrintWriter;
import java.util.EnumSet;
import java.util.Set;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.ParseResult;

/** Turns an exception into words and an exit code: four lines for people, one object with --json. */
final class ErrorReport implements IExecutionExceptionHandler {
    /** What is mended by naming another file or run. */
    private static final Set<Kind> NAMED_WRONG = EnumSet.of(Kind.MISSING, Kind.AMBIGUOUS_RUN, Kind.FOREIGN);

    @Override
    public int handleExecutionException(Exception e, CommandLine commandLine, ParseResult parsed) throws Exception {
        return switch (e) {
            case AssayException problem -> report(problem, commandLine);
            case InterruptedException _ -> {
                commandLine.getErr().println("assay: interrupted");
                yield ExitCode.HARNESS_FAILED;
            }
            default -> throw e;
        };
    }

    private static int exitCode(AssayException problem) {
        return switch (problem) {
            case ConfigException _,
                    UsageException _,
                    UnknownRunException _,
                    UnknownFormatException _,
                    SelectorException _,
                    SideException _,
                    TrendException _ -> ExitCode.USAGE;
            case FileNotWrittenException file when file.isWrongPlace() -> ExitCode.USAGE;
            case StoreException store when NAMED_WRONG.contains(store.kind()) -> ExitCode.USAGE;
            default -> ExitCode.HARNESS_FAILED;
        };
    }

    /** @return the exit code */
    static int report(AssayException problem, CommandLine commandLine) {
        if (commandLine.getCommand() instanceof JsonCommand command && command.json()) {
            commandLine.getOut().println(Json.error(problem.what(), problem.where(), problem.why(), problem.remedy()));
        }
        PrintWriter err = commandLine.getErr();
        err.println("assay: " + problem.what());
        err.println("  where: " + indented(problem.where()));
        err.println("  why: " + indented(problem.why()));
        err.println("  what to do: " + indented(problem.remedy()));
        err.flush();
        return exitCode(problem);
    }

    private static String indented(String text) {
        return text.strip().replace("\n", "\n    ");
    }
}
