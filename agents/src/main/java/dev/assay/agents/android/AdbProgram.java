package dev.assay.agents.android;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * The user's adb. It is run for one thing only: to start a server where none is.
 *
 * @param env variables that it is started with: those that say where the server is to listen
 */
record AdbProgram(Path path, Map<String, String> env) {
    private static final long START_S = 15;

    /** Each that is there: those of the SDK that the environment names, then those of PATH. */
    static List<AdbProgram> all(Map<String, String> env) {
        Stream<Path> sdk = Stream.of("ANDROID_HOME", "ANDROID_SDK_ROOT")
                .filter(env::containsKey)
                .map(name -> Path.of(env.get(name), "platform-tools"));
        Stream<Path> path = Stream.of(env.getOrDefault("PATH", "").split(":"))
                .filter(s -> !s.isEmpty())
                .map(Path::of);
        return Stream.concat(sdk, path)
                .map(folder -> folder.resolve("adb"))
                .filter(file -> Files.isRegularFile(file) && Files.isExecutable(file))
                .distinct()
                .map(found -> new AdbProgram(found, env))
                .toList();
    }

    /**
     * Starts a server as `adb start-server` does; it stays when Assay ends. Whether it came up, its port tells.
     *
     * @throws IOException when it cannot be run, does not end in time, or ends with an error
     */
    void startServer() throws IOException, InterruptedException {
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
            throw new IOException(path + " start-server did not end within " + START_S + " s");
        }
        if (process.exitValue() != 0) {
            throw new IOException(path + " start-server ended with " + process.exitValue());
        }
    }
}
