package dev.assay.agents.rigs.adbd;

import static org.assertj.core.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.abort;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/**
 * AOSP's adbd on this machine: agents/rigs/adbd. A test that needs it is reported as not run where it cannot be had, and
 * fails in CI.
 */
public final class AdbdRig {
    private static String missing;
    private static String built;

    private AdbdRig() {}

    /** The script that does it all. */
    public static Path script() {
        return Path.of(System.getProperty("assay.home"), "agents", "rigs", "adbd", "rig");
    }

    /**
     * Builds the rig, minutes the first time, unless it is there; ends the test where that is impossible. Any thread.
     *
     * @return what "rig build" printed: where it is
     */
    public static synchronized String needed() throws IOException, InterruptedException {
        if (missing == null) {
            missing = onPath("adb") ? build() : "adb is not installed: apt-get install adb";
        }
        if (!missing.isEmpty()) {
            cannot(missing);
        }
        return built;
    }

    /** Ends the test as not run, or as failed in CI. */
    static void cannot(String why) {
        if (Boolean.parseBoolean(System.getenv("CI"))) {
            fail("in CI this must not be skipped: " + why);
        }
        abort(why);
    }

    /** The command line of the script. */
    static List<String> command(String... arguments) {
        return Stream.concat(Stream.of(script().toString()), Arrays.stream(arguments))
                .toList();
    }

    private static String build() throws IOException, InterruptedException {
        Process build =
                new ProcessBuilder(command("build")).redirectErrorStream(true).start();
        build.getOutputStream().close();
        String says = new String(build.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        built = says.lines().reduce("", (first, last) -> last);
        return build.waitFor() == 0 ? "" : "the rig cannot be built here: " + says;
    }

    private static boolean onPath(String program) {
        return Arrays.stream(System.getenv("PATH").split(":"))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
    }
}
