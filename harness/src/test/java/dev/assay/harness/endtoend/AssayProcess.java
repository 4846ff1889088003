package dev.assay.harness.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The program as a user starts it from a shell: a process of its own that leads a process group, as a shell's jobs do, and
 * hears Ctrl-C even when the build does not.
 */
final class AssayProcess implements AutoCloseable {
    private static final Duration DEADLINE = Duration.ofSeconds(120);
    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    private final Process process;
    private final Path out;
    private final Path err;

    /** How it ended and what it said. */
    record Ended(int exitCode, String out, String err) {
        JsonNode json() {
            return MAPPER.readTree(out);
        }

        /** Checks the exit code; what the program said stands in the failure's message. */
        Ended expect(int code) {
            assertThat(exitCode)
                    .describedAs("exit code; stdout:%n%s%nstderr:%n%s", out, err)
                    .isEqualTo(code);
            return this;
        }
    }

    private AssayProcess(Process process, Path out, Path err) {
        this.process = process;
        this.out = out;
        this.err = err;
    }

    static AssayProcess start(Path folder, Map<String, String> environment, String... args) throws IOException {
        Path out = Files.createTempFile(folder, "stdout", "");
        Path err = Files.createTempFile(folder, "stderr", "");
        List<String> command = new ArrayList<>(List.of(
                "env",
                "--default-signal=INT",
                "setsid",
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "--enable-native-access=ALL-UNNAMED",
                "-Dassay.home=" + System.getProperty("assay.home"),
                "-cp",
                classPath(),
                "dev.assay.harness.cli.Main"));
        command.addAll(List.of(args));
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectInput(Path.of("/dev/null").toFile())
                .redirectOutput(out.toFile())
                .redirectError(err.toFile());
        builder.environment().putAll(environment);
        return new AssayProcess(builder.start(), out, err);
    }

    /** What the tests themselves are made of is no part of the program. */
    private static String classPath() {
        String whole = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        return Arrays.stream(whole.split(":"))
                .filter(entry -> !Path.of(entry).endsWith("test-classes"))
                .collect(Collectors.joining(":"));
    }

    Ended await() throws IOException, InterruptedException {
        return await(DEADLINE);
    }

    Ended await(Duration deadline) throws IOException, InterruptedException {
        boolean ended = process.waitFor(deadline.toSeconds(), TimeUnit.SECONDS);
        if (!ended) {
            process.destroyForcibly().waitFor();
        }
        Ended result = new Ended(process.exitValue(), Files.readString(out), Files.readString(err));
        assertThat(ended)
                .describedAs("did not end; stdout:%n%s%nstderr:%n%s", result.out(), result.err())
                .isTrue();
        return result;
    }

    /** What it has said on standard error so far. */
    String errSoFar() throws IOException {
        return Files.readString(err);
    }

    /** SIGINT to the whole process group, as a terminal does it. */
    void pressCtrlC() throws IOException, InterruptedException {
        int exit = new ProcessBuilder("kill", "-INT", "--", "-" + process.pid())
                .start()
                .waitFor();
        assertThat(exit).isZero();
    }

    /** SIGKILL to the coordinator alone, as the kernel's memory killer does it; nothing when it has ended. */
    void kill() {
        process.destroyForcibly().onExit().join();
    }

    @Override
    public void close() {
        kill();
    }
}
