package dev.assay.harness.gate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assay.collectors.metric.Metric;
import dev.assay.harness.MadeUpComparison;
import dev.assay.harness.config.ConfigException;
import dev.assay.harness.config.ConfigProblem;
import dev.assay.harness.config.ConfigSource;
import dev.assay.results.comparison.Question;
import dev.assay.results.pairing.Code;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class PolicyTest {
    @Test
    void given_nothing_but_the_schema_then_every_default_holds() throws ConfigException {
        Policy policy = policy("schema: assay.policy/1\n");
        Policy.Rule rule = policy.rule(MadeUpComparison.cell("c", "m", "Q4_0"), Metric.DECODE_TPS);

        assertThat(policy.margin().percent()).isEqualTo(2);
        assertThat(policy.metrics()).isEqualTo(Question.HEADLINE);
        assertThat(rule.regression().percent()).isEqualTo(2);
        assertThat(rule.trials()).isEqualTo(5);
        assertThat(rule.onInconclusive()).isEqualTo(Action.WARN);
        assertThat(rule.onUncomparable()).isEqualTo(Action.WARN);
        assertThat(rule.onMissing()).isEqualTo(Action.FAIL);
    }

    @Test
    void given_rules_then_the_first_that_fits_decides_and_what_it_leaves_out_is_the_defaults() throws ConfigException {
        Policy policy = policy("""
                schema: assay.policy/1
                metrics: [decode_tps]
                despite: [CHARGING]
                defaults: {regression: 5 %, trials: 7}
                rules:
                  - {cells: "quant=Q8*", regression: 9 %}
                  - {metrics: [load_ms], on_missing: pass}
                """);

        assertThat(policy.despite()).containsExactly(Code.CHARGING);
        assertThat(policy.metrics()).containsExactlyInAnyOrder(Metric.DECODE_TPS, Metric.LOAD_MS);
        assertThat(rule(policy, "Q8_0", Metric.LOAD_MS).regression().percent()).isEqualTo(9);
        assertThat(rule(policy, "Q8_0", Metric.LOAD_MS).onMissing()).isEqualTo(Action.FAIL);
        assertThat(rule(policy, "Q4_0", Metric.LOAD_MS).onMissing()).isEqualTo(Action.PASS);
        assertThat(rule(policy, "Q4_0", Metric.LOAD_MS).trials()).isEqualTo(7);
        assertThat(rule(policy, "Q4_0", Metric.DECODE_TPS).regression().percent())
                .isEqualTo(5);
    }

    @Test
    void given_mistakes_then_each_is_told_with_its_line_and_what_was_meant() {
        String text = """
                schema: assay.policy/1
                defautls: {trials: 5}
                metrics: [decode_tsp]
                rules:
                  - {cells: "qunat=Q4_0"}
                  - {cells: "latest,quant=Q4_0"}
                  - {regression: 5}
                  - {on_missing: ignore}
                """;

        assertThatThrownBy(() -> policy(text)).isInstanceOfSatisfying(ConfigException.class, e -> {
            assertThat(e.problems()).extracting(ConfigProblem::line).containsExactly(2, 3, 5, 6, 7, 8);
            assertThat(e.problems().get(0).message()).contains("did you mean 'defaults'?");
            assertThat(e.problems().get(1).message()).contains("did you mean 'decode_tps'?");
            assertThat(e.problems().get(2).message())
                    .contains("unknown key 'qunat'; did you mean 'quant'?", "character 1");
            assertThat(e.problems().get(3).message()).contains("expected terms of cells");
            assertThat(e.remedy()).contains("docs/formats/policy.md");
        });
    }

    @Test
    void given_the_shipped_policies_then_they_can_be_read() throws Exception {
        Path folder = Path.of(System.getProperty("assay.home"), "suites/policies");
        try (var files = java.nio.file.Files.list(folder)) {
            for (Path file : files.toList()) {
                assertThat(Policy.read(file).rules()).isNotEmpty();
            }
        }
    }

    private static Policy.Rule rule(Policy policy, String quant, Metric metric) {
        return policy.rule(MadeUpComparison.cell("c", "m", quant), metric);
    }

    static Policy policy(String text) throws ConfigException {
        return Policy.of(ConfigSource.of(Path.of("policy.yaml"), text));
    }
}
