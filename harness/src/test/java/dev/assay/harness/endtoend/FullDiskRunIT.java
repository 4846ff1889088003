package dev.assay.harness.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** The disk with the results runs full. Needs the right to mount a small one. */
class FullDiskRunIT {
    @TempDir
    Path folder;

    private Path disk;
    private UserHome home;
    private ScriptedRuntime runtime;
    private String suite;

    @BeforeEach
    void mount() throws Exception {
        disk = Files.createDirectory(folder.resolve("disk"));
        assumeTrue(call("mount", "-t", "tmpfs", "-o", "size=4m", "assay-test", disk.toString()), "mounting needs root");
        home = UserHome.bare(folder).tinyModel().withDataIn(disk);
        runtime = ScriptedRuntime.installIn(home);
        suite = home.write("suite.yaml", Suites.working(3));
    }

    @AfterEach
    void unmount() throws Exception {
        call("umount", disk.toString());
    }

    @Test
    void given_a_disk_that_runs_full_during_a_trial_then_the_run_stops_says_where_and_goes_on_when_there_is_space()
            throws Exception {
        runtime.hold(2);
        AssayProcess.Ended stopped;
        try (AssayProcess run = home.start("run", suite, "--json")) {
            runtime.awaitStart(2);
            fill();
            runtime.release(2);
            stopped = run.await().expect(1);
        }
        JsonNode error = stopped.json().get("error");
        assertThat(error.get("where").asString()).startsWith(disk.toString());
        assertThat(error.get("why").asString()).containsIgnoringCase("no space");
        assertThat(error.get("remedy").asString()).contains("space").contains("--resume " + home.run());
        Files.delete(disk.resolve("ballast"));

        JsonNode before = home.assay("show", "--json").expect(0).json();
        assertThat(measured(before)).isEqualTo(1);
        JsonNode after =
                home.assay("run", "--resume", home.run(), "--json").expect(0).json();

        assertThat(measured(after)).isEqualTo(3);
        assertThat(after.get("failures")).isEmpty();
    }

    @Test
    void given_a_full_disk_when_a_run_is_started_then_nothing_is_measured_and_the_error_says_where() throws Exception {
        fill();

        JsonNode error = home.assay("run", suite, "--json").expect(1).json().get("error");

        assertThat(error.get("where").asString()).startsWith(disk.toString());
        assertThat(error.get("remedy").asString()).contains("space");
        assertThat(Files.exists(folder.resolve("started"))).isFalse();
    }

    private static int measured(JsonNode run) {
        return run.at("/cells/0/trials/valid").asInt()
                + run.at("/cells/0/trials/suspect").asInt();
    }

    private void fill() {
        byte[] block = new byte[4096];
        try (OutputStream out = Files.newOutputStream(disk.resolve("ballast"))) {
            while (true) {
                out.write(block);
            }
        } catch (IOException e) {
            // That was the point.
        }
    }

    private static boolean call(String... command) throws Exception {
        return new ProcessBuilder(command)
                        .redirectErrorStream(true)
                        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                        .start()
                        .waitFor()
                == 0;
    }
}
