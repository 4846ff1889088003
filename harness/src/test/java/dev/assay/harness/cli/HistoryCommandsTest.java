package dev.assay.harness.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.assay.collectors.bundle.Bundle;
import dev.assay.collectors.bundle.TrialDocument;
import dev.assay.collectors.fixture.BundleFixture;
import dev.assay.results.store.ResultsStore;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** assay noise and assay trend on a database of twelve nights; from the seventh on a newer Assay, and ten percent slower. */
class HistoryCommandsTest {
    private static final Instant FIRST = Instant.parse("2026-11-01T02:00:00Z");
    private static final int TRIALS = 12;

    @TempDir
    private static Path folder;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @BeforeAll
    static void measure() throws Exception {
        Random random = new Random(20261123);
        try (ResultsStore store = ResultsStore.open(folder.resolve("results.db"))) {
            for (int night = 0; night < 12; night++) {
                for (int trial = 0; trial < TRIALS; trial++) {
                    double tokenMs = (night < 6 ? 10 : 11) * Math.exp(0.01 * random.nextGaussian());
                    store.ingest(trial("night-%02d".formatted(night), night, trial, tokenMs));
                }
            }
        }
    }

    @Test
    void given_twelve_trials_then_noise_tells_spread_floor_and_least_effect() {
        assertThat(assay("noise", "latest", "--metric", "decode_tps")).isEqualTo(ExitCode.DONE);

        assertThat(out.toString())
                .startsWith("run night-11, suite nightly: ")
                .contains("decode_tps", "A/A floor", "least effect", "% at 12")
                .doesNotContain("% at 5");
    }

    @Test
    void given_json_then_noise_is_valid_against_its_schema_and_absent_has_reasons() throws Exception {
        assertThat(assay("noise", "latest", "night-01", "--json")).isEqualTo(ExitCode.DONE);

        assertValid("noise");
        JsonNode document = JsonMapper.shared().readTree(out.toString());
        assertThat(document.get("runs")).hasSize(2);
        JsonNode decode = row(document.at("/runs/0/cells"), "decode_tps");
        assertThat(decode.get("n").asInt()).isEqualTo(TRIALS);
        assertThat(decode.get("cv_pct").asDouble()).isBetween(0.3, 2.0);
        assertThat(decode.at("/floor/pairs").asInt()).isEqualTo(6);
        assertThat(decode.at("/detectable/0/power80_pct").isNull()).isTrue();
        assertThat(decode.at("/detectable/0/absent").asString()).contains("6 pairs");
        assertThat(row(document.at("/runs/0/cells"), "energy_j").get("absent").asString())
                .isNotBlank();
    }

    @Test
    void given_a_newer_version_that_is_slower_then_trend_says_when_how_much_and_what_changed() {
        assertThat(assay("trend", "device=*", "--metric", "decode_tps")).isEqualTo(ExitCode.DONE);

        assertThat(out.toString())
                .containsPattern("night-06 .* slower, x 0\\.9[01]\\d* \\[.*, p 0\\.0")
                .containsPattern("what changed with night-06: .*assay 0\\.1\\.0 -> 0\\.2\\.0");
    }

    @Test
    void given_json_then_trend_is_valid_against_its_schema() throws Exception {
        assertThat(assay("trend", "--json")).isEqualTo(ExitCode.DONE);

        assertValid("trend");
        JsonNode decode = row(JsonMapper.shared().readTree(out.toString()).get("series"), "decode_tps");
        assertThat(decode.get("points")).hasSize(12);
        assertThat(decode.get("changes")).hasSize(1);
        assertThat(decode.at("/changes/0/run").asString()).isEqualTo("night-06");
        assertThat(decode.at("/changes/0/before").asString()).isEqualTo("night-05");
        assertThat(decode.at("/changes/0/outcome").asString()).isEqualTo("slower");
        assertThat(decode.at("/changes/0/differs/0/what").asString()).isEqualTo("assay");
    }

    @Test
    void given_a_run_alone_then_the_reason_why_no_change_was_looked_for_stands_there() {
        assay("trend", "latest", "--metric", "decode_tps");

        assertThat(out.toString()).contains("no change looked for: a change takes 10 runs, there is 1");
    }

    @Test
    void given_what_cannot_be_found_then_the_error_says_where_and_the_exit_code_is_usage() {
        assertThat(assay("trend", "device=phone-9")).isEqualTo(ExitCode.USAGE);
        assertThat(err.toString()).contains("no history to show", "device=phone-9");

        assertThat(assay("trend", "devcie=x")).isEqualTo(ExitCode.USAGE);
        assertThat(err.toString()).contains("did you mean 'device'?");

        assertThat(assay("noise", "sunday")).isEqualTo(ExitCode.USAGE);
    }

    @Test
    void given_letters_that_several_runs_begin_with_then_they_are_named_and_the_exit_code_is_usage() {
        for (String[] args : List.of(new String[] {"noise", "night-0"}, new String[] {"show", "night-0"}, new String[] {
            "compare", "night-0", "latest"
        })) {
            assertThat(assay(args)).as(args[0]).isEqualTo(ExitCode.USAGE);
        }

        assertThat(err.toString()).contains("cannot tell which run is meant by night-0", "night-00, night-01");
    }

    private static JsonNode row(JsonNode rows, String metric) {
        return rows.valueStream()
                .filter(row -> row.get("metric").asString().equals(metric))
                .findFirst()
                .orElseThrow();
    }

    private void assertValid(String schema) throws Exception {
        Path file = Path.of(System.getProperty("assay.home"), "docs/formats/" + schema + ".schema.json");
        assertThat(SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                        .getSchema(Files.readString(file), InputFormat.JSON)
                        .validate(out.toString(), InputFormat.JSON))
                .isEmpty();
    }

    private int assay(String... args) {
        String[] all = Arrays.copyOf(args, args.length + 2);
        all[args.length] = "--db";
        all[args.length + 1] = folder.resolve("results.db").toString();
        return Main.commandLine(new PrintWriter(out, true), new PrintWriter(err, true), all)
                .execute(all);
    }

    private static Bundle trial(String run, int night, int trial, double tokenMs) throws Exception {
        Instant at = FIRST.plusSeconds(86_400L * night);
        String version = night < 6 ? "0.1.0" : "0.2.0";
        return BundleFixture.generate()
                .run(new TrialDocument.Run(
                        run, "nightly", "suite: x\n", "a".repeat(64), 1, at, List.of("assay"), version, List.of()))
                .trial(new TrialDocument.Trial(
                        run + "-" + trial, trial, trial, 1, at.plusSeconds(trial), at.plusSeconds(trial + 1)))
                .speed(500, tokenMs)
                .seal(folder.resolve(run + "-" + trial));
    }
}
