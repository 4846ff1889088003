package dev.assay.harness.view;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.assay.dashboards.SyntheticRuns;
import dev.assay.harness.SmallRuns;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class RunJsonTest {
    private static final JsonMapper MAPPER = JsonMapper.shared();
    private final Schema schema = schema();

    @Test
    void given_a_run_then_its_document_is_valid_against_the_schema() {
        String text = RunJson.text(SyntheticRuns.run(), new Artifacts(Path.of("r.db"), Path.of("r.xlsx"), null));

        assertThat(schema.validate(text, InputFormat.JSON)).isEmpty();
    }

    @Test
    void given_a_document_with_a_field_renamed_then_the_schema_refuses_it() {
        String text = RunJson.text(SyntheticRuns.run(), Artifacts.NONE).replace("\"median\"", "\"mean\"");

        assertThat(schema.validate(text, InputFormat.JSON)).isNotEmpty();
    }

    @Test
    void given_absent_metrics_then_they_have_a_reason_and_no_number() {
        JsonNode cell = document().at("/cells/0");

        assertThat(cell.at("/absent/energy_j").asString()).isEqualTo(SyntheticRuns.NO_POWER);
        assertThat(cell.get("metrics").has("energy_j")).isFalse();
    }

    @Test
    void given_too_few_trials_for_an_interval_then_it_is_null() {
        assertThat(document().at("/cells/4/metrics/load_ms/ci95").isNull()).isTrue();
    }

    @Test
    void given_failed_trials_then_each_names_its_cell_and_failure() {
        JsonNode failure = document().at("/failures/0");

        assertThat(failure.get("cell").asString()).isEqualTo("c4");
        assertThat(failure.get("failure").asString()).isEqualTo("OOM_KILLED");
    }

    @Test
    void given_an_absent_ratio_then_it_says_why() {
        JsonNode ratio = document().at("/ratios/2/ratio");

        assertThat(ratio.get("median").isNull()).isTrue();
        assertThat(ratio.get("absent").asString()).isEqualTo(SyntheticRuns.NO_POWER);
    }

    @ParameterizedTest
    @ValueSource(doubles = {1.2345e-9, 2.5e12, 100, -0.00002})
    void given_a_very_small_or_large_figure_then_it_is_not_in_exponent_form(double value) {
        assertThat(RunJson.text(SmallRuns.run(List.of(value)), Artifacts.NONE))
                .containsPattern("\"median\" : -?[0-9]+(\\.[0-9]*[1-9])?,");
    }

    private static JsonNode document() {
        return MAPPER.readTree(RunJson.text(SyntheticRuns.run(), Artifacts.NONE));
    }

    private static Schema schema() {
        Path file = Path.of(System.getProperty("assay.home"), "docs/formats/run.schema.json");
        try {
            return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                    .getSchema(Files.readString(file), InputFormat.JSON);
        } catch (IOException e) {
            throw new AssertionError(file.toString(), e);
        }
    }
}
