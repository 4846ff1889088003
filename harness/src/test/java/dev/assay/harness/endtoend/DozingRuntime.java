package dev.assay.harness.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;

/** A runtime for the synthetic Android device whose runner {@code dozes} sleeps: see runner.c. */
final class DozingRuntime {
    private DozingRuntime() {}

    /** @param folder where it is compiled */
    static void install(UserHome home, Path folder) throws IOException, InterruptedException {
        Path programs = Files.createDirectories(folder.resolve("programs"));
        Path source = folder.resolve("runner.c");
        try (InputStream in = DozingRuntime.class.getResourceAsStream("runner.c")) {
            Files.copy(Objects.requireNonNull(in), source);
        }
        assertThat(new ProcessBuilder(
                                "cc", "-static", "-o", programs.resolve("dozes").toString(), source.toString())
                        .inheritIO()
                        .start()
                        .waitFor())
                .isZero();
        home.write("config/assay/runtimes/dozing.yaml", """
                name: dozing
                version: "1"
                licence: Apache-2.0
                formats: [gguf]
                abis:
                  android-x86_64: [{folder: %s}]
                runners:
                  dozes: {speaks: events, from: files, does: ["generate:greedy"], executable: dozes}
                """.formatted(programs));
    }
}
