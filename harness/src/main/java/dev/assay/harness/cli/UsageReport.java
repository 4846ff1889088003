package dev.assay.harness.cli;

import dev.assay.collectors.problem.NearestName;
import java.io.PrintWriter;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** A wrong command line: says what is wrong, what was probably meant, and where help is; no page of usage. */
final class UsageReport implements IParameterExceptionHandler {
    @Override
    public int handleParseException(ParameterException e, String[] args) {
        CommandLine commandLine = e.getCommandLine();
        PrintWriter err = commandLine.getErr();
        String name = commandLine.getCommandSpec().qualifiedName();
        String problem = problem(e);
        String remedy = "see '" + name + " --help'";
        err.println("assay: " + problem);
        UnmatchedArgumentException.printSuggestions(e, err);
        err.println("  what to do: " + remedy);
        err.flush();
        if (List.of(args).contains("--json")) {
            commandLine.getOut().println(Json.error("the command line is wrong", name, problem, remedy));
        }
        return ExitCode.USAGE;
    }

    private static String problem(ParameterException e) {
        CommandLine commandLine = e.getCommandLine();
        if (e instanceof UnmatchedArgumentException unmatched
                && commandLine.getParent() == null
                && !unmatched.isUnknownOption()) {
            String wrong = unmatched.getUnmatched().getFirst();
            return "no such command '" + wrong + "'"
                    + NearestName.hint(wrong, commandLine.getSubcommands().keySet());
        }
        return e.getMessage();
    }
}
