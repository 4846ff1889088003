package dev.assay.harness.cli;

import java.io.PrintWriter;
import java.io.Writer;
import java.util.List;

/**
 * Walks the common paths once, quietly, while the launcher records an AOT cache. Reads only; run by the launcher after a
 * build, not by people.
 */
public final class Training {
    private static final List<List<String>> WALKS = List.of(
            List.of("--help"),
            List.of("run", "--help"),
            List.of("devices", "--json"),
            List.of("devices"),
            List.of("runs"));

    private Training() {}

    public static void main(String[] args) {
        PrintWriter nowhere = new PrintWriter(Writer.nullWriter());
        for (List<String> walk : WALKS) {
            String[] arguments = walk.toArray(String[]::new);
            Main.commandLine(nowhere, nowhere, arguments).execute(arguments);
        }
    }
}
