package dev.assay.harness.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.collectors.bundle.Bundle;
import dev.assay.collectors.bundle.BundleFiles;
import dev.assay.collectors.bundle.TraceReader;
import dev.assay.collectors.condition.Condition;
import dev.assay.collectors.verdict.Failure;
import dev.assay.harness.config.Processors;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
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

    @Test
    void given_an_affinity_then_the_runner_runs_on_that_processor_alone_and_the_trial_says_so() throws Exception {
        Processors asked = new Processors(List.of(AllowedProcessors.here().getLast()));

        Bundle trial = affinity("placed", asked, 0);

        assertThat(TraceReader.read(trial.dir().resolve(BundleFiles.TRACE))
                        .header()
                        .orElseThrow()
                        .runnerCpus())
                .isEqualTo(asked.numbers());
        assertThat(trial.trial().before().find("preparation_affinity").map(Condition::text))
                .contains(asked.toString());
    }

    /** The kernel would run it on the processor that is there, and say nothing. */
    @Test
    void given_an_affinity_with_a_processor_that_is_not_there_then_it_runs_nowhere_and_those_that_are_are_named()
            throws Exception {
        Processors asked = new Processors(List.of(AllowedProcessors.here().getFirst(), Processors.LAST));

        Bundle trial = affinity("refused", asked, 4);

        assertThat(trial.trial().outcome().failure()).isEqualTo(Failure.UNSUPPORTED);
        assertThat(trial.trial().outcome().detail())
                .contains(
                        "may not run on processors " + asked,
                        "1023 not on this device",
                        "name some of these in protocol.prepare.affinity");
        assertThat(trial.trial()
                        .before()
                        .find("preparation_affinity")
                        .orElseThrow()
                        .absent())
                .startsWith("asked for " + asked + ", not done: it may not run");
    }

    private static Bundle affinity(String name, Processors asked, int exitCode) throws Exception {
        UserHome own = home.withDataIn(folder.resolve(name));
        String suite = Suites.working(1).replace("gate:", "prepare: {affinity: \"" + asked + "\"}, gate:");
        own.assay("run", own.write(name + ".yaml", suite)).expect(exitCode);
        return Bundle.open(own.trials().getFirst());
    }

    private static void assertFailure(String runner, String failure, String... words) {
        assertThat(FAILURES.get(runner).get("failure").asString())
                .describedAs(FAILURES.get(runner).toString())
                .isEqualTo(failure);
        assertThat(FAILURES.get(runner).get("detail").asString()).contains(words);
    }
}
