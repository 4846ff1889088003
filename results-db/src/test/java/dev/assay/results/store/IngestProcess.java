package dev.assay.results.store;

import dev.assay.collectors.bundle.Bundle;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** A process of its own that stores the bundles of a folder in order of name and says what it does, a line each. */
final class IngestProcess {
    static final String READY = "ready";
    static final String BEGIN = "begin ";

    private IngestProcess() {}

    public static void main(String[] arguments) throws Exception {
        List<Path> folders;
        try (Stream<Path> children = Files.list(Path.of(arguments[1]))) {
            folders = children.sorted().toList();
        }
        System.out.println(READY);
        try (ResultsStore store = ResultsStore.open(Path.of(arguments[0]))) {
            for (Path folder : folders) {
                System.out.println(BEGIN + folder.getFileName());
                System.out.println(store.ingest(Bundle.open(folder)));
            }
        }
    }

    static Process start(Path db, Path bundles) throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "--enable-native-access=ALL-UNNAMED",
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        IngestProcess.class.getName(),
                        db.toString(),
                        bundles.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }
}
