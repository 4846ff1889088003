package dev.assay.agents.rigs;

import static org.junit.jupiter.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.abort;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/**
 * The script of a rig, agents/rigs/NAME/rig. A test that needs a rig is reported as not run where it cannot be had, and fails
 * in CI. Any thread.
 */
public final class RigScript {
    private final String name;
    private final String program;
    private final String remedy;
    private String missing;
    private String built;

    /**
     * @param name the rig's folder in agents/rigs
     * @param program that it cannot do without
     * @param remedy where that is missing
     */
    public RigScript(String name, String program, String remedy) {
        this.name = name;
        this.program = program;
        this.remedy = remedy;
    }

    public Path path() {
        return Path.of(System.getProperty("assay.home"), "agents", "rigs", name, "rig");
    }

    /**
     * Builds the rig, minutes the first time, unless it is there; ends the test where that is impossible.
     *
     * @return what "rig build" printed: where it is
     */
    public synchronized String needed() throws IOException, InterruptedException {
        if (missing == null) {
            missing = onPath() ? build() : program + " is not installed: " + remedy;
        }
        if (!missing.isEmpty()) {
            cannot(missing);
        }
        return built;
    }

    /** Ends the test as not run, or as failed in CI. */
    public static void cannot(String why) {
        if (Boolean.parseBoolean(System.getenv("CI"))) {
            fail("in CI this must not be skipped: " + why);
        }
        abort(why);
    }

    /** Its command line. */
    public List<String> command(String... arguments) {
        return Stream.concat(Stream.of(path().toString()), Arrays.stream(arguments))
                .toList();
    }

    private String build() throws IOException, InterruptedException {
        Process build =
                new ProcessBuilder(command("build")).redirectErrorStream(true).start();
        build.getOutputStream().close();
        String says = new String(build.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        built = says.lines().reduce("", (first, last) -> last);
        return build.waitFor() == 0 ? "" : "the rig cannot be built here: " + says;
    }

    private boolean onPath() {
        return Arrays.stream(System.getenv("PATH").split(":"))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
    }
}
