package dev.assay.harness.artifact;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** Another process that derives from the same store: says what it does, and waits for a line before it goes on. */
final class DerivingProcess {
    private DerivingProcess() {}

    public static void main(String[] args) throws Exception {
        ArtifactStore store = ArtifactStore.open(Path.of(args[0]), Progress.NONE);
        System.out.println("wanting");
        store.derive(new Slow(Path.of(args[1])));
        System.out.println("done");
    }

    static Process start(Path root, Path log) throws IOException {
        return new ProcessBuilder(
                        ProcessHandle.current().info().command().orElseThrow(),
                        "-Xshare:auto",
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        DerivingProcess.class.getName(),
                        root.toString(),
                        log.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }

    /** Writes half, says so in the log and on standard output, waits, writes the other half. */
    record Slow(Path log) implements Derivation {
        @Override
        public String name() {
            return "slow";
        }

        @Override
        public int recipe() {
            return 1;
        }

        @Override
        public SortedMap<String, String> inputs() {
            return new TreeMap<>(Map.of("a", "b"));
        }

        @Override
        public void build(Path into, Progress progress) throws IOException {
            Files.writeString(log, "build\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
            Files.write(into.resolve("first"), "half".getBytes(StandardCharsets.UTF_8));
            System.out.println("building");
            if (System.in.read() < 0) {
                throw new IOException("the test has gone");
            }
            Files.writeString(into.resolve("second"), "other half");
        }
    }
}
