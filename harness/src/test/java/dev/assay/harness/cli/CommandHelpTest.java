package dev.assay.harness.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a newcomer types first, and what the program answers. */
class CommandHelpTest {
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "quickstart",
                "run",
                "plan",
                "doctor",
                "devices",
                "profile",
                "models",
                "runtimes",
                "runs",
                "show",
                "compare",
                "gate",
                "noise",
                "trend",
                "export",
                "report",
                "import",
                "db"
            })
    void given_any_command_when_asked_for_help_then_it_gives_an_example(String command) {
        assertThat(assay(command, "--help")).isEqualTo(ExitCode.DONE);

        assertThat(out.toString()).contains("Example", "assay " + command);
        assertThat(err.toString()).isEmpty();
    }

    @Test
    void given_a_command_with_a_slip_when_run_then_the_one_that_was_meant_is_named() {
        assertThat(assay("quikstart")).isEqualTo(ExitCode.USAGE);

        assertThat(err.toString()).contains("did you mean 'quickstart'?").contains("assay --help");
    }

    @Test
    void given_a_run_to_resume_when_a_seed_is_given_too_then_it_is_refused_and_not_ignored() {
        assertThat(assay("run", "--resume", "20261123T101500Z-3f9a", "--seed", "7"))
                .isEqualTo(ExitCode.USAGE);

        assertThat(err.toString()).contains("its own seed and devices");
    }

    @Test
    void given_an_ending_that_is_no_format_when_exported_then_that_is_wrong_usage() {
        assertThat(assay("export", "--to", "results.foo")).isEqualTo(ExitCode.USAGE);
        assertThat(err.toString()).contains(".xlsx, .csv, .json, .tex, .junit.xml");
    }

    @Test
    void given_a_format_without_room_for_samples_when_they_are_asked_for_then_that_is_wrong_usage() {
        assertThat(assay("export", "--to", "results.tex", "--traces")).isEqualTo(ExitCode.USAGE);
        assertThat(err.toString()).contains("End the name in one of .xlsx, .csv.");
    }

    @Test
    void given_the_shipped_models_when_listed_then_each_says_in_words_where_it_comes_from() {
        assertThat(assay("models")).isEqualTo(ExitCode.DONE);

        assertThat(out.toString()).contains("made on this machine from seed 1").doesNotContain("[");
    }

    private int assay(String... args) {
        return Main.commandLine(new PrintWriter(out, true), new PrintWriter(err, true), args)
                .execute(args);
    }
}
