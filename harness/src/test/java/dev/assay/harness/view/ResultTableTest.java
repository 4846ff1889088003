package dev.assay.harness.view;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.dashboards.SyntheticRuns;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ResultTableTest {
    @ParameterizedTest
    @ValueSource(ints = {80, 120})
    void given_a_width_then_the_table_is_the_golden_one(int width) throws IOException {
        assertThat(ResultTable.text(List.of(SyntheticRuns.run()), width)).isEqualTo(golden("table-" + width + ".txt"));
    }

    @ParameterizedTest
    @ValueSource(ints = {60, 80, 100, 160})
    void given_a_width_then_no_line_is_wider(int width) {
        assertThat(ResultTable.text(SyntheticRuns.two(), width).lines())
                .allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(width));
    }

    @Test
    void given_two_runs_then_each_has_its_block() {
        assertThat(ResultTable.text(SyntheticRuns.two(), 120).lines().filter(line -> line.startsWith("run ")))
                .hasSize(2);
    }

    @Test
    void given_no_runs_then_nothing_is_printed() {
        assertThat(ResultTable.text(List.of(), 120)).isEmpty();
    }

    private static String golden(String name) throws IOException {
        try (InputStream in = ResultTableTest.class.getResourceAsStream(name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
