package dev.assay.harness.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Runs that end in the middle of their second trial of three, and go on later. */
class CutOffRunIT {
    private static final int SIGINT_EXIT = 130;

    @TempDir
    Path folder;

    private UserHome home;
    private ScriptedRuntime runtime;
    private String suite;

    @BeforeEach
    void user() throws Exception {
        home = UserHome.bare(folder).tinyModel();
        runtime = ScriptedRuntime.installIn(home);
        suite = home.write("suite.yaml", Suites.working(3));
    }

    @Test
    void given_the_coordinator_is_killed_when_the_run_is_resumed_then_every_trial_is_measured_once() throws Exception {
        runtime.hold(2);
        ProcessHandle orphan;
        try (AssayProcess run = home.start("run", suite, "--json")) {
            orphan = runtime.awaitStart(2);
            run.kill();
        }
        Map<Path, byte[]> sealed = manifests();
        assertThat(sealed).hasSize(1);
        assertThat(orphan.isAlive()).describedAs("the device works on alone").isTrue();

        JsonNode resumed =
                home.assay("run", "--resume", home.run(), "--json").expect(0).json();

        assertThat(orphan.isAlive())
                .describedAs("nothing disturbs what is measured next")
                .isFalse();
        assertMeasured(resumed, 3);
        assertThat(home.trials()).hasSize(3);
        assertThat(runtime.starts()).isEqualTo(4);
        assertUntouched(sealed);
        assertThat(sessions())
                .describedAs("what was measured of the device before the cut stands in all bundles")
                .hasSize(1)
                .allSatisfy(
                        session -> assertThat(session.at("/bandwidth/bytesPerS").asDouble())
                                .isPositive());
    }

    @Test
    void given_ctrl_c_then_the_trial_is_sealed_as_cancelled_the_user_learns_how_to_go_on_and_no_runner_is_left()
            throws Exception {
        ProcessHandle runner;
        AssayProcess.Ended ended;
        runtime.hold(2);
        try (AssayProcess run = home.start("run", suite, "--json")) {
            runner = runtime.awaitStart(2);
            run.pressCtrlC();
            ended = run.await().expect(SIGINT_EXIT);
        }

        runner.onExit().get(30, TimeUnit.SECONDS);
        assertThat(ended.json().at("/error/what").asString()).isEqualTo("the run was interrupted");
        assertThat(ended.err()).contains("assay run --resume " + home.run());
        assertThat(trial("-0001-1").resolve("manifest.json")).exists();
        assertThat(trial("-0001-1").resolve("trial.json")).content().contains("CANCELLED");
    }

    @Test
    void given_a_cancelled_trial_when_the_run_is_resumed_then_it_is_measured_again_and_counted_once() throws Exception {
        runtime.hold(2);
        try (AssayProcess run = home.start("run", suite)) {
            runtime.awaitStart(2);
            run.pressCtrlC();
            run.await().expect(SIGINT_EXIT);
        }
        Map<Path, byte[]> sealed = manifests();

        JsonNode resumed =
                home.assay("run", "--resume", home.run(), "--json").expect(0).json();

        assertMeasured(resumed, 3);
        assertThat(trial("-0001-1").resolve("trial.json")).content().contains("CANCELLED");
        assertThat(trial("-0001-2").resolve("trial.json")).content().doesNotContain("CANCELLED");
        assertUntouched(sealed);
        JsonNode listed = home.assay("runs", "--json").expect(0).json().at("/runs/0/trials");
        assertThat(listed.get("failed").asInt()).isZero();

        String rebuilt = folder.resolve("rebuilt.db").toString();
        home.assay("import", "bundle", home.bundles().toString(), "--db", rebuilt)
                .expect(0);
        JsonNode shown = home.assay("show", "--db", rebuilt, "--json").expect(0).json();
        assertThat(shown.get("cells")).isEqualTo(resumed.get("cells"));
    }

    @Test
    void given_a_finished_run_when_it_is_resumed_then_nothing_is_measured_again() throws Exception {
        home.assay("run", suite, "--json").expect(0);
        Map<Path, byte[]> sealed = manifests();

        assertMeasured(
                home.assay("run", "--resume", home.run(), "--json").expect(0).json(), 3);

        assertThat(runtime.starts()).isEqualTo(3);
        assertUntouched(sealed);
    }

    @Test
    void given_a_model_that_changed_meanwhile_when_the_run_is_resumed_then_it_does_not_mix_the_two() throws Exception {
        runtime.hold(2);
        try (AssayProcess run = home.start("run", suite)) {
            runtime.awaitStart(2);
            run.pressCtrlC();
            run.await().expect(SIGINT_EXIT);
        }
        Map<Path, byte[]> sealed = manifests();
        home.tinyModel(2);

        JsonNode error = home.assay("run", "--resume", home.run(), "--json")
                .expect(1)
                .json()
                .get("error");

        assertThat(error.get("what").asString()).contains("other models or runtimes");
        assertThat(runtime.starts()).isEqualTo(2);
        assertUntouched(sealed);
    }

    @Test
    void given_a_run_in_progress_when_somebody_resumes_it_then_it_is_left_alone() throws Exception {
        runtime.hold(2);
        try (AssayProcess run = home.start("run", suite, "--json")) {
            runtime.awaitStart(2);

            JsonNode error = home.assay("run", "--resume", home.run(), "--json")
                    .expect(1)
                    .json()
                    .get("error");

            assertThat(error.get("why").asString()).isEqualTo("another process is measuring it");
            runtime.release(2);
            assertMeasured(run.await().expect(0).json(), 3);
        }
    }

    private static void assertMeasured(JsonNode run, int trials) {
        JsonNode counts = run.at("/cells/0/trials");
        assertThat(counts.get("valid").asInt() + counts.get("suspect").asInt()).isEqualTo(trials);
        assertThat(counts.get("failed").asInt()).isZero();
        assertThat(run.get("failures")).isEmpty();
    }

    private Path trial(String end) throws Exception {
        return home.trials().stream()
                .filter(trial -> trial.toString().endsWith(end))
                .findFirst()
                .orElseThrow();
    }

    /** Each kind of them once. */
    private Set<JsonNode> sessions() throws Exception {
        Set<JsonNode> sessions = new HashSet<>();
        for (Path trial : home.trials()) {
            sessions.add(JsonMapper.shared()
                    .readTree(Files.readString(trial.resolve("trial.json")))
                    .get("session"));
        }
        return sessions;
    }

    private Map<Path, byte[]> manifests() throws Exception {
        Map<Path, byte[]> manifests = new HashMap<>();
        for (Path trial : home.trials()) {
            Path manifest = trial.resolve("manifest.json");
            if (Files.exists(manifest)) {
                manifests.put(manifest, Files.readAllBytes(manifest));
            }
        }
        return manifests;
    }

    private static void assertUntouched(Map<Path, byte[]> manifests) {
        manifests.forEach((file, bytes) -> assertThat(file).hasBinaryContent(bytes));
    }
}
