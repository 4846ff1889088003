package dev.assay.harness.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.collectors.bundle.BundleFiles;
import dev.assay.collectors.bundle.TrialDocument;
import dev.assay.collectors.fixture.BundleFixture;
import dev.assay.collectors.fixture.TraceBytes;
import dev.assay.results.store.ResultsStore;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What a user reads of an export with samples. */
class ExportCommandTest {
    @TempDir
    Path folder;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @Test
    void given_many_trials_without_a_trace_then_one_line_counts_them_and_the_file_has_each_reason() throws Exception {
        store(0, 3);
        Path file = folder.resolve("r.csv");
        Path traces = folder.resolve("r.traces.csv");

        assertThat(export(file)).isEqualTo(ExitCode.DONE);

        assertThat(out.toString().lines())
                .containsExactly(
                        "wrote " + file,
                        "wrote " + traces,
                        "absent: samples of 3 trials; why, trial by trial, stands under 'absent' in " + traces);
        assertThat(Files.readAllLines(traces))
                .filteredOn(line -> line.contains("no trace"))
                .hasSize(3);
    }

    @Test
    void given_one_such_trial_then_it_is_named_with_its_reason() throws Exception {
        store(1, 1);

        export(folder.resolve("r.xlsx"));

        assertThat(out.toString()).contains("absent: samples of trial-1: its bundle has no trace");
    }

    @Test
    void given_json_then_every_trial_stands_there_with_its_reason() throws Exception {
        store(1, 2);

        export(folder.resolve("r.csv"), "--json");

        JsonNode absent = JsonMapper.shared().readTree(out.toString()).get("absent");
        assertThat(absent).hasSize(2);
        assertThat(absent.at("/0/trial").asString()).isEqualTo("trial-1");
        assertThat(absent.at("/0/why").asString()).contains("no trace");
    }

    @Test
    void given_all_samples_then_nothing_is_said_to_be_absent() throws Exception {
        store(2, 0);

        export(folder.resolve("r.csv"));

        assertThat(out.toString()).doesNotContain("absent");
    }

    @Test
    void given_a_place_where_no_file_can_be_then_the_exit_code_is_usage_and_the_reason_is_in_words() throws Exception {
        store(1, 0);
        Path blocked = Files.writeString(folder.resolve("blocked"), "a file");
        Path below = blocked.resolve("r.csv");
        Path inTheWay = Files.createDirectory(folder.resolve("r.csv"));

        assertThat(export(below)).isEqualTo(ExitCode.USAGE);
        assertThat(export(inTheWay)).isEqualTo(ExitCode.USAGE);
        assertThat(assay("report", "latest", "--to", folder.toString(), "--db", db()))
                .isEqualTo(ExitCode.USAGE);

        assertThat(err.toString())
                .contains("why: " + blocked + " is a file and no folder", "where: " + inTheWay, "why: it is a folder");
    }

    @Test
    void given_a_folder_that_takes_no_files_then_the_reason_is_in_words_and_no_hidden_file_is_named() throws Exception {
        store(1, 0);

        assertThat(export(Path.of("/proc/r.xlsx"))).isEqualTo(ExitCode.HARNESS_FAILED);

        assertThat(err.toString()).contains("where: /proc/r.xlsx").doesNotContain(".part", "why: /proc\n");
    }

    private void store(int sampled, int bare) throws Exception {
        try (ResultsStore store = ResultsStore.open(folder.resolve("results.db"))) {
            for (int number = 0; number < sampled + bare; number++) {
                BundleFixture fixture = BundleFixture.generate();
                fixture = number < sampled
                        ? fixture.trace(new TraceBytes()
                                .header("trial-" + number)
                                .channel(0, "power_w", "W", "synthetic", 100)
                                .mark(1_000_000, "runner_started")
                                .sample(2_000_000, 0, 5))
                        : fixture.without(BundleFiles.TRACE);
                store.ingest(fixture.trial(new TrialDocument.Trial(
                                "trial-" + number,
                                number,
                                number,
                                1,
                                BundleFixture.START.plusSeconds(number),
                                BundleFixture.START.plusSeconds(number + 1)))
                        .seal(folder.resolve("trial-" + number)));
            }
        }
    }

    private int export(Path file, String... options) {
        String[] all = Stream.concat(
                        Stream.of("export", "latest", "--traces", "--to", file.toString(), "--db", db()),
                        Stream.of(options))
                .toArray(String[]::new);
        return assay(all);
    }

    private String db() {
        return folder.resolve("results.db").toString();
    }

    private int assay(String... args) {
        return Main.commandLine(new PrintWriter(out, true), new PrintWriter(err, true), args)
                .execute(args);
    }
}
