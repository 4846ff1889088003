package dev.assay.agents.rigs.ssh;

import static org.assertj.core.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.abort;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** OpenSSH's own programs, of Debian's packages openssh-server and openssh-client. */
public final class SshProgram {
    private static final long DEADLINE_S = 60;

    private SshProgram() {}

    /** @return where it is; where it is missing the test is reported as not run, and fails in CI */
    static Path needed(String program) {
        return Stream.concat(
                        Stream.of("/usr/sbin"),
                        Arrays.stream(System.getenv("PATH").split(":")))
                .map(folder -> Path.of(folder, program))
                .filter(Files::isExecutable)
                .findFirst()
                .orElseGet(() -> {
                    String why = program + " is not installed: apt-get install openssh-server openssh-client";
                    if (Boolean.parseBoolean(System.getenv("CI"))) {
                        fail("in CI this must not be skipped: " + why);
                    }
                    abort(why);
                    return null;
                });
    }

    /** Makes a pair of keys: {@code file} and {@code file.pub}. @param type {@code ed25519}, {@code rsa}, {@code ecdsa} */
    public static Path key(Path file, String type, String passphrase) throws IOException, InterruptedException {
        run(Map.of(), "ssh-keygen", "-q", "-t", type, "-N", passphrase, "-C", "test", "-f", file.toString());
        return file;
    }

    /** Runs a program to its end. @return what it printed */
    public static String run(Map<String, String> env, String program, String... arguments)
            throws IOException, InterruptedException {
        List<String> command = Stream.concat(Stream.of(needed(program).toString()), Arrays.stream(arguments))
                .toList();
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().putAll(env);
        Process process = builder.start();
        process.getOutputStream().close();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (!process.waitFor(DEADLINE_S, TimeUnit.SECONDS)) {
            process.destroyForcibly();
        }
        if (process.waitFor() != 0) {
            throw new IOException(String.join(" ", command) + ": " + said);
        }
        return said;
    }
}
