package dev.assay.harness.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** What a plan says of the files and the time that a run would take. */
class PlanIT {
    @TempDir
    Path folder;

    private UserHome home;
    private String suite;

    @BeforeEach
    void a_user_with_files_that_are_there_and_others_that_are_not() throws Exception {
        home = UserHome.bare(folder).tinyModel();
        ScriptedRuntime.installIn(home);
        Path there = Files.writeString(folder.resolve("there.gguf"), "looked for, not read");
        home.model("there", "variants:\n  F16: {file: " + there + "}\n");
        home.model("lost", "variants:\n  F16: {file: " + folder.resolve("lost.gguf") + "}\n");
        home.write("config/assay/runtimes/gone.yaml", """
                name: gone
                version: "1"
                licence: MIT
                formats: [gguf]
                abis:
                  linux-x86_64: %1$s
                  linux-aarch64: %1$s
                runners:
                  works: {speaks: events, from: files, does: ["generate:greedy"], executable: works}
                """.formatted(
                        "[{folder: %1$s/engine}, {file: %1$s/lib.so}, {file: %1$s/kept.so, sha256: %2$s}]"
                                .formatted(folder, "0".repeat(64))));
        suite = home.write(
                "suite.yaml",
                Suites.of(
                        1,
                        "60 s",
                        Suites.block("scripted:works", "there/F16"),
                        Suites.block("scripted:works", "lost/F16"),
                        Suites.block("gone:works", "tiny/Q8_0")));
    }

    @Test
    void given_files_of_the_users_own_that_are_not_there_then_the_plan_names_each_once() throws Exception {
        JsonNode plan = home.assay("plan", suite, "--json").expect(0).json();

        assertThat(plan.at("/trials")).hasSize(3);
        assertThat(plan.at("/missing"))
                .extracting(
                        file -> file.get("of").asString(),
                        file -> file.get("path").asString())
                .containsExactlyInAnyOrder(
                        tuple("model lost/F16", folder + "/lost.gguf"),
                        tuple("runtime gone", folder + "/engine"),
                        tuple("runtime gone", folder + "/lib.so"));
        assertThat(home.assay("plan", suite).expect(0).out())
                .contains("MISSING: model lost/F16: there is no " + folder + "/lost.gguf; its trials would fail");
    }

    @Test
    void given_models_whose_size_is_not_known_then_their_bytes_are_absent_with_the_reason_and_not_zero()
            throws Exception {
        JsonNode estimate = home.assay("plan", suite, "--json").expect(0).json().get("estimate");

        assertThat(estimate.has("model_bytes")).isFalse();
        assertThat(estimate.at("/absent/model_bytes").asString()).contains("looks at no model's file");
        assertThat(estimate.at("/models_of_unknown_size")).hasSize(3);
    }

    @Test
    void given_a_time_that_is_assumed_then_the_plan_says_how_and_why() throws Exception {
        assertThat(home.assay("plan", suite).expect(0).out())
                .contains("3 trials of 3 cells, seed 1, about 30 s\n")
                .contains("durations of 3 trials are assumed, since a plan looks at no earlier run: 10 s each");
    }
}
