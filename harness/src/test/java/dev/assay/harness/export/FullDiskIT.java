package dev.assay.harness.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.assay.dashboards.SyntheticRuns;
import dev.assay.dashboards.file.FileNotWrittenException;
import dev.assay.results.summary.RunSummary;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A disk that is really full: a small one of memory, mounted in a namespace of the test's own. */
class FullDiskIT {
    private static final List<String> NAMESPACE = List.of("unshare", "--user", "--map-root-user", "--mount");

    @TempDir
    Path folder;

    @BeforeAll
    static void needsNamespaces() throws Exception {
        boolean possible;
        try {
            possible = run(List.of("sh", "-c", "mount -t tmpfs none /mnt")).exit() == 0;
        } catch (IOException e) {
            possible = false;
        }
        if (!possible && "true".equals(System.getenv("CI"))) {
            throw new AssertionError("this system lets no user mount a disk of memory in a namespace (unshare)");
        }
        assumeTrue(possible, "no user namespaces here");
    }

    @ParameterizedTest
    @ValueSource(strings = {"results.xlsx", "results.csv", "results.json", "results.tex", "results.junit.xml"})
    void given_a_full_disk_then_the_error_is_typed_and_the_old_file_stands_alone(String name) throws Exception {
        String disk = Files.createDirectory(folder.resolve("disk")).toString();
        String file = disk + "/" + name;
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();

        Ended ended = run(List.of(
                "sh",
                "-c",
                "mount -t tmpfs -o size=32k none \"$1\" && echo old > \"$2\" && "
                        + "\"$3\" -cp \"$4\" \"$5\" \"$2\"; echo; ls -A \"$1\"; cat \"$2\"",
                "sh",
                disk,
                file,
                java,
                System.getProperty("java.class.path"),
                Exporting.class.getName()));

        assertThat(ended.output().lines().filter(line -> !line.isBlank()))
                .containsExactly("No space left on device", name, "old");
    }

    /** Runs in a Java of its own inside the namespace. */
    static final class Exporting {
        private Exporting() {}

        public static void main(String[] arguments) throws UnknownFormatException {
            List<RunSummary> many = Collections.nCopies(20, SyntheticRuns.run());
            try {
                Exporter.export(many, Path.of(arguments[0]));
                System.out.println("written");
            } catch (FileNotWrittenException e) {
                System.out.println(e.why());
            }
        }
    }

    private record Ended(int exit, String output) {}

    private static Ended run(List<String> command) throws IOException, InterruptedException {
        Path log = Files.createTempFile("full-disk", ".log");
        List<String> all = new ArrayList<>(NAMESPACE);
        all.addAll(command);
        Process process = new ProcessBuilder(all)
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        try {
            if (!process.waitFor(2, TimeUnit.MINUTES)) {
                throw new AssertionError("did not end: " + command);
            }
            return new Ended(process.exitValue(), Files.readString(log));
        } finally {
            process.destroyForcibly();
            Files.delete(log);
        }
    }
}
