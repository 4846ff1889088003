package dev.assay.harness.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** Runners that crash, give up, babble and hang: each is told apart, none takes the others' results with it. */
class BadRunnerIT {
    private static final Map<String, JsonNode> FAILURES = new HashMap<>();

    @TempDir
    static Path folder;

    private static UserHome home;
    private static JsonNode run;

    @BeforeAll
    static void measure() throws Exception {
        home = UserHome.bare(folder).tinyModel();
        ScriptedRuntime.installIn(home);
        String[] blocks = Stream.of("works", "crashes", "exits", "babbles", "hangs")
                .map(runner -> Suites.block("scripted:" + runner, "tiny/Q8_0"))
                .toArray(String[]::new);
        run = home.assay("run", home.write("suite.yaml", Suites.of(1, "1 s", blocks)), "--json")
                .expect(4)
                .json();
        Map<String, String> runners = new HashMap<>();
        run.get("cells")
                .forEach(cell -> runners.put(
                        cell.get("cell").asString(), cell.at("/runtime/runner").asString()));
        run.get("failures")
                .forEach(failure -> FAILURES.put(runners.get(failure.get("cell").asString()), failure));
    }

    @Test
    void given_a_runner_that_crashes_then_the_signal_is_named() {
        assertFailure("crashes", "CRASHED", "SIGSEGV");
    }

    @Test
    void given_a_runner_that_gives_up_then_its_exit_code_and_its_last_words_are_told() {
        assertFailure("exits", "EXITED", "code 7", "no such operator: Softmaxx");
    }

    @Test
    void given_a_runner_that_babbles_then_its_output_is_refused() {
        assertFailure("babbles", "BAD_OUTPUT", "no end event");
    }

    @Test
    void given_a_runner_that_hangs_then_it_is_ended_at_the_deadline() {
        assertFailure("hangs", "TIMED_OUT", "deadline of 1.0 s");
        assertThat(ProcessHandle.allProcesses()
                        .map(p -> p.info().command().orElse(""))
                        .filter(command -> command.startsWith(folder.toString())))
                .isEmpty();
    }

    @Test
    void given_bad_runners_then_the_good_one_is_measured_and_all_is_in_the_database() throws Exception {
        assertThat(FAILURES).containsOnlyKeys("crashes", "exits", "babbles", "hangs");
        assertThat(run.get("cells")).hasSize(5).anySatisfy(cell -> {
            assertThat(cell.at("/runtime/runner").asString()).isEqualTo("works");
            assertThat(cell.at("/trials/valid").asInt()
                            + cell.at("/trials/suspect").asInt())
                    .isEqualTo(1);
        });
        assertThat(home.assay("show", "--json").expect(0).json().get("failures"))
                .isEqualTo(run.get("failures"));
    }

    private static void assertFailure(String runner, String failure, String... words) {
        assertThat(FAILURES.get(runner).get("failure").asString())
                .describedAs(FAILURES.get(runner).toString())
                .isEqualTo(failure);
        assertThat(FAILURES.get(runner).get("detail").asString()).contains(words);
    }
}
