package dev.assay.harness.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** Builds of a user's own, of which this machine lacks what some need: what a plan says of them. */
class BuildChoiceIT {
    @TempDir
    static Path folder;

    private static UserHome home;

    @BeforeAll
    static void user() throws Exception {
        home = UserHome.bare(folder).tinyModel();
        install("mine", "{name: plain, parts: [{folder: plain}]}");
        install("picky", "{name: riscv, needs: {cpu: [no_such_feature]}, parts: [{folder: other}]}");
    }

    @Test
    void given_a_build_that_this_machine_lacks_something_for_then_the_plan_names_the_one_it_gets_and_why_not_the_other()
            throws Exception {
        String plan = home.assay("plan", suite("mine")).expect(0).out();

        assertThat(plan)
                .containsPattern(
                        "(?m)^build of mine for local:[0-9a-f]{8}: plain, which needs nothing beyond linux-\\w+;"
                                + " passed over: future needs glibc 99.1 or later, the device has glibc [0-9.]+"
                                + " \\(getconf GNU_LIBC_VERSION\\), and needs CUDA 999, ");
    }

    @Test
    void given_the_same_in_json_then_each_build_that_was_passed_over_stands_with_its_reason() throws Exception {
        JsonNode builds =
                home.assay("plan", suite("mine"), "--json").expect(0).json().at("/builds");

        assertThat(builds).hasSize(1);
        assertThat(builds.at("/0/runtime").asString()).isEqualTo("mine");
        assertThat(builds.at("/0/build").asString()).isEqualTo("plain");
        assertThat(builds.at("/0/needs").asString()).isEmpty();
        assertThat(builds.at("/0/passed_over/0/build").asString()).isEqualTo("future");
        assertThat(builds.at("/0/passed_over/0/why").asString())
                .startsWith("needs glibc 99.1 or later, the device has");
        assertThat(builds.at("/0/would_fit_too")).isEmpty();
    }

    @Test
    void given_no_build_that_fits_then_a_plan_and_a_run_of_nothing_else_are_refused_and_say_why() throws Exception {
        String suite = suite("picky");

        AssayProcess.Ended plan = home.assay("plan", suite).expect(2);
        JsonNode error = home.assay("run", suite, "--json").expect(2).json().get("error");

        String why = "no build of picky fits: future needs glibc 99.1 or later, the device has glibc";
        assertThat(plan.err()).contains(why, "riscv needs processors with no_such_feature");
        assertThat(plan.out()).isEmpty();
        assertThat(error.get("why").asString()).contains(why, "riscv needs processors with no_such_feature");
    }

    private static String suite(String runtime) throws Exception {
        return home.write(
                runtime + ".suite.yaml", Suites.of(1, "60 s", Suites.block(runtime + ":llama-bench", "tiny/Q8_0")));
    }

    private static void install(String name, String last) throws Exception {
        StringBuilder builds = new StringBuilder();
        for (String abi : new String[] {"linux-x86_64", "linux-aarch64"}) {
            builds.append("  ").append(abi).append(":\n");
            builds.append("    - {name: future, needs: {glibc: \"99.1\", cuda: 999}, parts: [{folder: future}]}\n");
            builds.append("    - ").append(last).append("\n");
        }
        home.write("config/assay/runtimes/" + name + ".yaml", """
                name: %s
                version: "1"
                licence: MIT
                formats: [gguf]
                builds:
                %srunners:
                  llama-bench: {speaks: output, from: files, does: ["generate:greedy"], executable: llama-bench}
                """.formatted(name, builds));
    }
}
