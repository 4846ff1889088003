package dev.assay.harness.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.poi.ss.usermodel.Workbook;
import org.apache.poi.ss.usermodel.WorkbookFactory;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The main job: llama.cpp on a small model, measured, shown, taken elsewhere, and had back from the bundles alone. */
class MeasuredRunIT {
    private static final int TRIALS = 2;

    @TempDir
    static Path folder;

    private static UserHome home;
    private static AssayProcess.Ended run;

    @BeforeAll
    static void measure() throws Exception {
        home = UserHome.withSharedCache(folder);
        String suite = home.write(
                "suite.yaml", Suites.of(TRIALS, "60 s", Suites.block("llama.cpp:runner-llama", "stories15m/Q4_0")));
        run = home.assay("run", suite, "--json");
    }

    @Test
    void given_a_suite_when_it_is_run_then_its_json_is_valid_against_the_schema_and_nothing_failed() throws Exception {
        run.expect(0);

        Schema schema = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(
                        Files.readString(Path.of(System.getProperty("assay.home"), "docs/formats/run.schema.json")),
                        InputFormat.JSON);
        assertThat(schema.validate(run.out(), InputFormat.JSON)).isEmpty();
        assertThat(run.json().get("failures")).isEmpty();
        assertThat(run.json().get("cells")).hasSize(1);
    }

    @Test
    void given_a_run_then_its_cell_says_what_was_measured() {
        JsonNode cell = run.json().at("/cells/0");

        assertThat(cell.at("/runtime/name").asString()).isEqualTo("llama.cpp");
        assertThat(cell.at("/runtime/runner").asString()).isEqualTo("runner-llama");
        assertThat(cell.at("/model/name").asString()).isEqualTo("stories15m");
        assertThat(cell.at("/model/weights").asString()).isEqualTo("synthetic");
        assertThat(cell.at("/model/sha256").asString()).matches("[0-9a-f]{64}");
        assertThat(cell.at("/workload").asString()).isEqualTo("p4-g3");
        assertThat(cell.at("/trials/valid").asInt() + cell.at("/trials/suspect").asInt())
                .isEqualTo(TRIALS);
        assertThat(cell.at("/trials/failed").asInt()).isZero();
    }

    /** A busy machine makes trials suspect, and figures stand on valid ones only: the trials themselves are asked. */
    @Test
    void given_a_run_then_every_trial_has_speed_and_memory_and_a_figure_is_there_when_a_trial_is_valid()
            throws Exception {
        assertThat(trials()).hasSize(TRIALS).allSatisfy(trial -> {
            for (String metric : new String[] {"load_ms", "ttft_ms", "prefill_tps", "decode_tps", "rss_peak_bytes"}) {
                assertThat(trial.at("/values/" + metric + "/value").asDouble())
                        .describedAs(metric)
                        .isPositive();
            }
        });
        JsonNode cell = run.json().at("/cells/0");
        boolean valid = cell.at("/trials/valid").asInt() > 0;
        assertThat(cell.get("metrics").has("decode_tps")).isEqualTo(valid);
        assertThat(cell.get("absent").has("decode_tps")).isEqualTo(!valid);
    }

    @Test
    void given_no_sensor_for_them_then_energy_and_temperature_are_absent_with_a_reason_and_never_zero()
            throws Exception {
        JsonNode cell = run.json().at("/cells/0");

        for (JsonNode trial : trials()) {
            for (String metric : new String[] {"energy_j", "temp_start_c"}) {
                JsonNode value = trial.get("values").path(metric);
                JsonNode reason = trial.get("absent").path(metric);
                assertThat(value.isMissingNode() ^ reason.isMissingNode())
                        .describedAs(metric + " is there or absent, one of the two: " + trial)
                        .isTrue();
                assertThat(
                                reason.isMissingNode()
                                        ? value.get("value").asDouble() != 0
                                        : reason.asString().startsWith("no "))
                        .describedAs(metric + ": " + value + reason)
                        .isTrue();
                assertThat(cell.get("metrics").has(metric) ^ cell.get("absent").has(metric))
                        .isTrue();
            }
        }
    }

    @Test
    void given_a_run_then_it_is_listed_and_shown_as_it_was_printed() throws Exception {
        JsonNode runs = home.assay("runs", "--json").expect(0).json().get("runs");
        JsonNode shown = home.assay("show", "--json").expect(0).json();

        assertThat(runs).hasSize(1);
        assertThat(runs.at("/0/id").asString()).isEqualTo(run.json().get("run").asString());
        assertThat(withoutArtifacts(shown)).isEqualTo(withoutArtifacts(run.json()));
    }

    @Test
    void given_a_run_then_its_spreadsheet_and_report_lie_where_the_json_says() throws Exception {
        Path xlsx = Path.of(run.json().at("/artifacts/xlsx").asString());
        Path html = Path.of(run.json().at("/artifacts/html").asString());

        try (Workbook workbook = WorkbookFactory.create(xlsx.toFile())) {
            assertThat(workbook.getNumberOfSheets()).isGreaterThan(1);
        }
        assertThat(Files.readString(html))
                .contains(run.json().get("run").asString())
                .contains("stories15m");
    }

    @Test
    void given_a_run_when_it_is_exported_and_reported_then_the_files_hold_it() throws Exception {
        Path xlsx = folder.resolve("results.xlsx");
        Path csv = folder.resolve("results.csv");
        Path html = folder.resolve("results.html");
        home.assay("export", "latest", "--to", xlsx.toString()).expect(0);
        home.assay("export", "latest", "--to", csv.toString()).expect(0);
        home.assay("report", "latest", "--to", html.toString()).expect(0);

        try (Workbook workbook = WorkbookFactory.create(xlsx.toFile())) {
            assertThat(workbook.getNumberOfSheets()).isGreaterThan(1);
        }
        for (String name : new String[] {"results.tex", "results.junit.xml"}) {
            Path file = folder.resolve(name);
            home.assay("export", "latest", "--to", file.toString()).expect(0);
            assertThat(Files.readString(file))
                    .contains("stories15m", run.json().get("run").asString());
        }
        assertThat(Files.readString(csv)).contains("stories15m").contains("decode_tps");
        assertThat(Files.readString(html)).contains(run.json().get("run").asString());
    }

    @Test
    void given_a_run_when_its_samples_are_exported_then_all_trials_have_some() throws Exception {
        Path csv = folder.resolve("sampled.csv");

        AssayProcess.Ended ended = home.assay("export", "latest", "--to", csv.toString(), "--traces", "--json");

        JsonNode document = ended.expect(0).json();
        Path traces = folder.resolve("sampled.traces.csv");
        assertThat(document.get("file").asString()).isEqualTo(csv.toString());
        assertThat(document.get("traces").asString()).isEqualTo(traces.toString());
        assertThat(document.get("absent")).isEmpty();
        assertThat(ended.err()).contains("samples of " + TRIALS + "/" + TRIALS + " trials: ");
        for (JsonNode trial : trials()) {
            assertThat(Files.readAllLines(traces))
                    .anyMatch(line -> line.contains(trial.at("/trial/id").asString() + ",rss_"));
        }
    }

    @Test
    void given_only_the_bundles_when_they_are_imported_then_the_same_is_shown_to_the_digit() throws Exception {
        String database = folder.resolve("rebuilt.db").toString();

        JsonNode imported = home.assay("import", "bundle", home.bundles().toString(), "--db", database, "--json")
                .expect(0)
                .json();
        JsonNode shown =
                home.assay("show", "--db", database, "--json").expect(0).json();

        assertThat(imported.get("added").asInt()).isEqualTo(TRIALS);
        assertThat(imported.get("skipped")).isEmpty();
        assertThat(withoutArtifacts(shown)).isEqualTo(withoutArtifacts(run.json()));
    }

    /** Trial by trial, with exact values. */
    private static JsonNode trials() throws Exception {
        Path file = folder.resolve("trials.json");
        home.assay("export", "latest", "--to", file.toString()).expect(0);
        return JsonMapper.shared().readTree(Files.readString(file)).at("/runs/0/trials");
    }

    private static JsonNode withoutArtifacts(JsonNode document) {
        return ((ObjectNode) document.deepCopy()).without("artifacts");
    }
}
