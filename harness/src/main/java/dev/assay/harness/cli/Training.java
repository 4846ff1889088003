package dev.assay.harness.cli;

import dev.assay.agents.ssh.SshRehearsal;
import dev.assay.results.store.ResultsStore;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Walks the common paths once, quietly, while the launcher records an AOT cache; told to {@code upload}, it also sends a file
 * over SSH, to itself. Touches nothing that is there; run by the launcher after a build, not by people.
 */
public final class Training {
    private static final List<List<String>> WALKS =
            List.of(List.of("--help"), List.of("run", "--help"), List.of("devices", "--json"), List.of("devices"));

    private static final String UPLOAD = "upload";

    /** As many as it takes until the second compiler has come to all that each packet passes through. */
    private static final long BYTES = 200_000_000;

    private Training() {}

    public static void main(String[] args) throws Exception {
        PrintWriter nowhere = new PrintWriter(Writer.nullWriter());
        for (List<String> walk : WALKS) {
            String[] arguments = walk.toArray(String[]::new);
            Main.commandLine(nowhere, nowhere, arguments).execute(arguments);
        }
        readDatabase(nowhere);
        if (List.of(args).contains(UPLOAD)) {
            SshRehearsal.run(Path.of(System.getProperty("java.io.tmpdir")), BYTES);
        }
    }

    /** One of its own, for the user's may not be there, and is not made by looking. */
    private static void readDatabase(PrintWriter nowhere) throws Exception {
        Path folder = Files.createTempDirectory("training");
        Path database = folder.resolve("results.db");
        try {
            ResultsStore.open(database).close();
            String[] arguments = {"runs", "--db", database.toString()};
            Main.commandLine(nowhere, nowhere, arguments).execute(arguments);
        } finally {
            for (Path each : List.of(database, folder.resolve("results.db.lock"), folder)) {
                Files.deleteIfExists(each);
            }
        }
    }
}
