package dev.assay.harness.cli;

import java.util.LinkedHashMap;
import java.util.Map;
import picocli.CommandLine;

/** The commands by name, in the order of the help text. */
final class Commands {
    private static final Map<String, Class<?>> ALL = new LinkedHashMap<>();

    static {
        ALL.put("quickstart", QuickstartCommand.class);
        ALL.put("run", RunCommand.class);
        ALL.put("plan", PlanCommand.class);
        ALL.put("doctor", DoctorCommand.class);
        ALL.put("devices", DevicesCommand.class);
        ALL.put("profile", ProfileCommand.class);
        ALL.put("models", ModelsCommand.class);
        ALL.put("runtimes", RuntimesCommand.class);
        ALL.put("runs", RunsCommand.class);
        ALL.put("show", ShowCommand.class);
        ALL.put("compare", CompareCommand.class);
        ALL.put("gate", GateCommand.class);
        ALL.put("noise", NoiseCommand.class);
        ALL.put("trend", TrendCommand.class);
        ALL.put("export", ExportCommand.class);
        ALL.put("report", ReportCommand.class);
        ALL.put("import", ImportCommand.class);
        ALL.put("db", DbCommand.class);
    }

    private Commands() {}

    /**
     * Adds the command that the arguments begin with, or all when they begin with none: reading a command's annotations
     * costs about 10 ms of start each.
     */
    static void addTo(CommandLine commandLine, String[] args) {
        Class<?> only = args.length > 0 ? ALL.get(args[0]) : null;
        if (only != null) {
            commandLine.addSubcommand(only);
        } else {
            ALL.values().forEach(commandLine::addSubcommand);
            commandLine.addSubcommand(CommandLine.HelpCommand.class);
        }
    }
}
