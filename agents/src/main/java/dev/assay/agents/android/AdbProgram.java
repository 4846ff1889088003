package dev.assay.agents.android;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * The user's adb. It is run for one thing only: to start a server where none is.
 *
 * @param env variables that it is started with: those that say where the server is to listen
 */
record AdbProgram(Path path, Map<String, String> env) {
    private static final long START_S = 15;

    /** Looks into the SDK that the environment names, then into PATH. */
    static Optional<AdbProgram> find(Map<String, String> env) {
        Stream<Path> sdk = Stream.of("ANDROID_HOME", "ANDROID_SDK_ROOT")
                .filter(env::containsKey)
                .map(name -> Path.of(env.get(name), "platform-tools"));
        Stream<Path> path = Stream.of(env.getOrDefault("PATH", "").split(":"))
                .filter(s -> !s.isEmpty())
                .map(Path::of);
        return Stream.concat(sdk, path)
                .map(folder -> folder.resolve("adb"))
                .filter(file -> Files.isRegularFile(file) && Files.isExecutable(file))
                .findFirst()
                .map(found -> new AdbProgram(found, env));
    }

    /** Starts a server as `adb start-server` does; it stays when Assay ends. Whether it came up, its port tells. */
    void startServer() throws InterruptedException {
        try {
            ProcessBuilder builder = new ProcessBuilder(path.toString(), "start-server");
            builder.environment().clear();
            builder.environment().putAll(env);
            Process process = builder.redirectInput(
                            ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()))
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            if (!process.waitFor(START_S, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot run " + path, e);
        }
    }
}
