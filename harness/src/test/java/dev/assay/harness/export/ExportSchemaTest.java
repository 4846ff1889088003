package dev.assay.harness.export;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.assay.dashboards.SyntheticRuns;
import dev.assay.harness.SmallRuns;
import dev.assay.results.summary.RunSummary;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** docs/formats/export.schema.json says what is written, and would say so if something else were. */
class ExportSchemaTest {
    private final Schema schema = schema();

    @Test
    void given_runs_then_the_export_is_valid_against_the_schema() throws Exception {
        assertThat(schema.validate(json(SyntheticRuns.two()), InputFormat.JSON)).isEmpty();
        assertThat(schema.validate(json(List.of(SmallRuns.run(List.of(1.5)))), InputFormat.JSON))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "assay.export/1|assay.export/2",
                "\"value\"|\"mean\"",
                "\"median\"|\"mean\"",
                "\"suiteSha256\"|\"suite_hash\"",
                "\"verdict\" : \"valid\"|\"verdict\" : \"good\"",
                "\"verdict\" : \"suspect\"|\"verdict\" : \"valid\"",
                "\"failure\" : \"OOM_KILLED\",|",
                "\"bundle_sha256\"|\"bundle\"",
                "\"provenance\"|\"what_ran\"",
                "\"method\"|\"how\"",
            })
    void given_an_export_that_is_not_as_documented_then_the_schema_refuses_it(String is, String was) throws Exception {
        String changed = json(List.of(SyntheticRuns.run())).replace(is, was == null ? "" : was);

        assertThat(schema.validate(changed, InputFormat.JSON)).isNotEmpty();
    }

    private static String json(List<RunSummary> runs) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        new JsonExporter().write(runs, out);
        return out.toString(StandardCharsets.UTF_8);
    }

    private static Schema schema() {
        return SchemaRegistry.withDefaultDialect(
                        SpecificationVersion.DRAFT_2020_12,
                        builder -> builder.schemas(Map.of("urn:assay:run:1", text("run.schema.json"))))
                .getSchema(text("export.schema.json"), InputFormat.JSON);
    }

    private static String text(String name) {
        Path file = Path.of(System.getProperty("assay.home"), "docs/formats", name);
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new AssertionError(file.toString(), e);
        }
    }
}
