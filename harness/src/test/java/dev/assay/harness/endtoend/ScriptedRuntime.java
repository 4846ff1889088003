package dev.assay.harness.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;

/**
 * A runtime of the user's own, with a runner that works and others that do not. The one that works waits as long as the
 * test holds it, so that things can happen in the middle of a trial.
 */
final class ScriptedRuntime {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final List<String> RUNNERS = List.of("works", "crashes", "exits", "babbles", "hangs");

    private final UserHome home;

    private ScriptedRuntime(UserHome home) {
        this.home = home;
    }

    static ScriptedRuntime installIn(UserHome home) throws IOException, InterruptedException {
        Path folder = Files.createDirectories(home.folder().resolve("scripted"));
        Path source = home.folder().resolve("runner.c");
        try (InputStream in = ScriptedRuntime.class.getResourceAsStream("runner.c")) {
            Files.copy(Objects.requireNonNull(in), source);
        }
        Path program = folder.resolve(RUNNERS.getFirst());
        Process compiler = new ProcessBuilder("cc", "-o", program.toString(), source.toString())
                .inheritIO()
                .start();
        assertThat(compiler.waitFor()).isZero();
        StringBuilder runners = new StringBuilder();
        for (String name : RUNNERS) {
            Path copy = folder.resolve(name);
            if (!copy.equals(program)) {
                Files.copy(program, copy);
            }
            runners.append("  ")
                    .append(name)
                    .append(": {speaks: events, from: files, does: [\"generate:greedy\"],")
                    .append(" executable: ")
                    .append(name)
                    .append("}\n");
        }
        home.write("config/assay/runtimes/scripted.yaml", """
                name: scripted
                version: "1"
                licence: Apache-2.0
                formats: [gguf]
                abis:
                  linux-x86_64: [{folder: %1$s}]
                  linux-aarch64: [{folder: %1$s}]
                runners:
                %2$s""".formatted(folder, runners));
        return new ScriptedRuntime(home);
    }

    /** The runner that starts as number {@code n}, from 1, waits in the middle of its trial. */
    void hold(int n) throws IOException {
        Files.createFile(held(n));
    }

    void release(int n) throws IOException {
        Files.delete(held(n));
    }

    /** @return the process of the runner that started as number {@code n}; it is in the middle of its trial if it is held */
    ProcessHandle awaitStart(int n) throws IOException, InterruptedException {
        Path started = home.folder().resolve("started");
        Instant end = Instant.now().plus(PATIENCE);
        while (Instant.now().isBefore(end)) {
            List<String> pids = Files.exists(started) ? Files.readAllLines(started) : List.of();
            if (pids.size() >= n) {
                return ProcessHandle.of(Long.parseLong(pids.get(n - 1))).orElseThrow();
            }
            Thread.sleep(5);
        }
        throw new AssertionError("runner " + n + " did not start within " + PATIENCE);
    }

    /** How many runners have started so far. */
    int starts() throws IOException {
        return Files.readAllLines(home.folder().resolve("started")).size();
    }

    private Path held(int n) {
        return home.folder().resolve("hold-" + n);
    }
}
