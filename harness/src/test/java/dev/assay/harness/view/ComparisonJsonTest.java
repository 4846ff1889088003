package dev.assay.harness.view;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.assay.collectors.bundle.Cell;
import dev.assay.collectors.metric.Metric;
import dev.assay.harness.MadeUpComparison;
import dev.assay.results.comparison.Unmeasured;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class ComparisonJsonTest {
    @Test
    void given_a_comparison_then_its_document_is_valid_against_the_schema() {
        assertThat(schema().validate(ComparisonJson.text(MadeUpComparison.of()), InputFormat.JSON))
                .isEmpty();
    }

    @Test
    void given_a_document_with_a_field_renamed_then_the_schema_refuses_it() {
        for (String field : List.of("median", "outcome", "p_adjusted", "why", "differs", "ci95", "selector")) {
            String text = ComparisonJson.text(MadeUpComparison.of()).replace("\"" + field + "\"", "\"renamed\"");

            assertThat(schema().validate(text, InputFormat.JSON)).as(field).isNotEmpty();
        }
    }

    @Test
    void given_a_row_then_the_fields_that_programs_rely_on_have_its_figures() {
        JsonNode row = JsonMapper.shared()
                .readTree(ComparisonJson.text(MadeUpComparison.of()))
                .at("/cells/0");

        assertThat(row.at("/cell/cell").asString()).isEqualTo("c1");
        assertThat(row.at("/metric").asString()).isEqualTo("decode_tps");
        assertThat(row.at("/base/median").decimalValue()).isEqualByComparingTo("91.5");
        assertThat(row.at("/candidate/n").asInt()).isEqualTo(5);
        assertThat(row.at("/ratio/median").decimalValue()).isEqualByComparingTo("1.0312");
        assertThat(row.at("/ratio/ci95/0").decimalValue()).isEqualByComparingTo("1.0209");
        assertThat(row.at("/ratio/hodges_lehmann").decimalValue()).isEqualByComparingTo("1.0322");
        assertThat(row.at("/ratio/allowance/independent_share").decimalValue()).isEqualByComparingTo("0.8");
        assertThat(row.at("/ratio/allowance/drift_pct").decimalValue()).isEqualByComparingTo("0");
        assertThat(row.at("/ratio/pairs").isNull()).isTrue();
        assertThat(row.at("/p").decimalValue()).isEqualByComparingTo("0.0079365");
        assertThat(row.at("/outcome").asString()).isEqualTo("faster");
        assertThat(row.at("/differs/0/what").asString()).isEqualTo("assay");
    }

    @Test
    void given_more_memory_then_json_says_slower_which_there_means_worse() {
        JsonNode row = JsonMapper.shared()
                .readTree(ComparisonJson.text(MadeUpComparison.of()))
                .at("/cells/1");

        assertThat(row.at("/outcome").asString()).isEqualTo("slower");
        assertThat(row.at("/better").asString()).isEqualTo("lower");
    }

    @Test
    void given_what_neither_side_has_then_it_is_in_the_document_and_the_schema_knows_it() {
        Cell cell = MadeUpComparison.cell("c1", "smollm2-135m", "Q4_0");
        String text = ComparisonJson.text(MadeUpComparison.unmeasured(List.of(
                new Unmeasured(cell, Optional.of(Metric.ENERGY_J), "neither side has it: no power source"),
                new Unmeasured(cell, Optional.empty(), "neither side has a valid trial of it"))));
        JsonNode unmeasured = JsonMapper.shared().readTree(text).get("unmeasured");

        assertThat(unmeasured.at("/0/metric").asString()).isEqualTo("energy_j");
        assertThat(unmeasured.at("/0/why").asString()).isEqualTo("neither side has it: no power source");
        assertThat(unmeasured.at("/1/metric").isMissingNode()).isTrue();
        assertThat(schema().validate(text, InputFormat.JSON)).isEmpty();
        assertThat(schema().validate(text.replace("\"why\"", "\"renamed\""), InputFormat.JSON))
                .isNotEmpty();
    }

    private static Schema schema() {
        Path file = Path.of(System.getProperty("assay.home"), "docs/formats/compare.schema.json");
        try {
            return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                    .getSchema(Files.readString(file), InputFormat.JSON);
        } catch (IOException e) {
            throw new AssertionError(file.toString(), e);
        }
    }
}
