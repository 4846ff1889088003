package dev.assay.harness.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.agents.rigs.jetson.EmulatedBoard;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;

/**
 * A runtime for the emulated board whose runner {@code waits} sleeps as long as the test holds its trial, so that things can
 * happen in the middle of it and the emulated processors have nothing to do: see runner.c. A restart of the board forgets all.
 */
record HeldTrials(EmulatedBoard board) {
    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final String FOLDER = "/tmp/trials";

    /** @param folder where it is compiled */
    static void install(UserHome home, Path folder) throws IOException, InterruptedException {
        Path programs = Files.createDirectories(folder.resolve("programs"));
        Path source = folder.resolve("runner.c");
        try (InputStream in = HeldTrials.class.getResourceAsStream("runner.c")) {
            Files.copy(Objects.requireNonNull(in), source);
        }
        assertThat(new ProcessBuilder(
                                "aarch64-linux-gnu-gcc",
                                "-static",
                                "-o",
                                programs.resolve("waits").toString(),
                                source.toString())
                        .inheritIO()
                        .start()
                        .waitFor())
                .isZero();
        home.write("config/assay/runtimes/held.yaml", """
                name: held
                version: "1"
                licence: Apache-2.0
                formats: [gguf]
                abis:
                  linux-aarch64: [{folder: %s}]
                runners:
                  waits: {speaks: events, from: files, does: ["generate:greedy"], executable: waits}
                """.formatted(programs));
    }

    /** None is held, and they are counted from 1 again. */
    void anew() throws IOException {
        board.root("rm -rf " + FOLDER + "; mkdir -m 1777 " + FOLDER);
    }

    /** The runner that starts as number {@code n} waits in the middle of its trial. */
    void hold(int n) throws IOException {
        board.root("touch " + FOLDER + "/hold-" + n);
    }

    void release(int n) throws IOException {
        board.root("rm " + FOLDER + "/hold-" + n);
    }

    /** Returns when the runner that starts as number {@code n} is in the middle of its trial. */
    void awaitStart(int n) throws IOException, InterruptedException {
        for (long end = System.nanoTime() + PATIENCE.toNanos(); System.nanoTime() < end; Thread.sleep(200)) {
            String started = board.root("cat " + FOLDER + "/started 2>/dev/null; true");
            if (started.lines().count() >= n) {
                return;
            }
        }
        throw new AssertionError("runner " + n + " did not start within " + PATIENCE);
    }
}
