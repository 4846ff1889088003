package dev.assay.harness.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** Mistakes of the person at the keyboard: exit code 2, the place, what was probably meant, and nothing begun. */
class WrongInputIT {
    @TempDir
    Path folder;

    private UserHome home;

    @BeforeEach
    void user() throws Exception {
        home = UserHome.bare(folder).tinyModel();
        ScriptedRuntime.installIn(home);
    }

    @Test
    void given_an_unknown_key_then_the_error_names_the_line_and_the_nearest_key() throws Exception {
        String suite = home.write("suite.yaml", Suites.working(1).replace("trials:", "trails:"));

        AssayProcess.Ended ended = home.assay("run", suite, "--json").expect(2);

        JsonNode error = ended.json().get("error");
        assertThat(error.get("where").asString()).startsWith(suite + ":3:");
        assertThat(error.get("why").asString()).contains("'trails'").contains("did you mean 'trials'?");
        assertThat(ended.err()).contains("what to do:");
        assertNothingBegan();
    }

    @Test
    void given_an_unknown_model_then_the_error_names_the_line_and_the_nearest_model() throws Exception {
        String suite = home.write("suite.yaml", Suites.working(1).replace("tiny/Q8_0", "tinny/Q8_0"));

        JsonNode error = home.assay("run", suite, "--json").expect(2).json().get("error");

        assertThat(error.get("where").asString()).startsWith(suite + ":9:");
        assertThat(error.get("why").asString()).contains("'tinny/Q8_0'").contains("did you mean 'tiny/Q8_0'?");
        assertNothingBegan();
    }

    @Test
    void given_a_suite_that_is_not_there_then_the_error_says_so() throws Exception {
        JsonNode error = home.assay("run", folder.resolve("nowhere.yaml").toString(), "--json")
                .expect(2)
                .json()
                .get("error");

        assertThat(error.get("where").asString()).endsWith("nowhere.yaml");
        assertNothingBegan();
    }

    @Test
    void given_a_suite_of_which_nothing_can_be_measured_then_the_error_says_why_for_each_combination()
            throws Exception {
        String suite =
                home.write("suite.yaml", Suites.of(1, "60 s", Suites.block("llama.cpp", "all-minilm-l6-v2/fp32")));

        JsonNode error = home.assay("run", suite, "--json").expect(2).json().get("error");

        assertThat(home.assay("plan", suite, "--json").expect(2).json().get("error"))
                .isEqualTo(error);
        assertThat(error.get("where").asString()).isEqualTo(suite);
        assertThat(error.get("why").asString()).contains("onnx").contains("llama.cpp");
        assertNothingBegan();
    }

    @Test
    void given_an_unknown_command_option_run_or_device_then_the_exit_code_is_that_of_usage() throws Exception {
        String suite = home.write("suite.yaml", Suites.working(1));

        assertThat(home.assay("rnu").expect(2).err()).contains("no such command 'rnu'; did you mean 'run'?");
        JsonNode error = home.assay("run", suite, "--sede", "1", "--json")
                .expect(2)
                .json()
                .get("error");
        assertThat(error.get("why").asString()).contains("--sede");
        home.assay("run", "--resume", "20200101T000000Z-0000").expect(2);
        home.assay("run", suite, "--device", "nowhere").expect(2);
        home.assay("show", "20200101").expect(2);
        home.assay("export", "--to", "results.docx").expect(2);
        assertNothingBegan();
    }

    @Test
    void given_nothing_was_measured_yet_when_results_are_looked_at_then_nothing_is_made() throws Exception {
        assertThat(home.assay("runs", "--json").expect(0).json().get("runs")).isEmpty();
        assertThat(home.assay("show").expect(2).err()).contains("assay quickstart");
        home.assay("trend").expect(2);

        assertThat(folder.resolve("data")).doesNotExist();
    }

    private void assertNothingBegan() {
        assertThat(Files.exists(home.bundles())).isFalse();
    }
}
