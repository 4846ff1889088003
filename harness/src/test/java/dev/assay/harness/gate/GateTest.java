package dev.assay.harness.gate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.assay.collectors.bundle.Cell;
import dev.assay.collectors.metric.Metric;
import dev.assay.harness.MadeUpComparison;
import dev.assay.results.comparison.Comparison;
import dev.assay.results.comparison.Uncomparable;
import dev.assay.results.comparison.Unmatched;
import dev.assay.results.comparison.Unmeasured;
import dev.assay.results.pairing.Code;
import dev.assay.results.statistics.Outcome;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GateTest {
    private static final Cell CELL = MadeUpComparison.cell("c1", "smollm2-135m", "Q4_0");

    @Test
    void given_a_comparison_and_the_defaults_then_each_finding_has_its_action_the_worst_first() throws Exception {
        Gate gate = gate(MadeUpComparison.of(), "");

        assertThat(gate.passed()).isFalse();
        assertThat(gate.findings())
                .extracting(
                        f -> cell(f).cell().id(), f -> cell(f).metric().orElse(null), Finding::kind, Finding::action)
                .containsExactly(
                        tuple("c1", Metric.RSS_PEAK_BYTES, Finding.Kind.REGRESSION, Action.FAIL),
                        tuple("c3", null, Finding.Kind.MISSING, Action.FAIL),
                        tuple("c2", Metric.TTFT_MS, Finding.Kind.INCONCLUSIVE, Action.WARN),
                        tuple("c1", Metric.ENERGY_J, Finding.Kind.UNCOMPARABLE, Action.WARN),
                        tuple("c1", Metric.DECODE_TPS, Finding.Kind.BETTER, Action.PASS),
                        tuple("c2", Metric.DECODE_TPS, Finding.Kind.SAME, Action.PASS),
                        tuple("c2", Metric.ENERGY_J, Finding.Kind.NEW, Action.PASS));
    }

    @Test
    void given_a_policy_that_allows_it_all_then_the_gate_passes() throws Exception {
        Gate gate = gate(MadeUpComparison.of(), "defaults: {regression: 10 %, on_missing: warn}");

        assertThat(gate.passed()).isTrue();
        assertThat(gate.count(Action.WARN)).isEqualTo(3);
    }

    @ParameterizedTest
    @CsvSource({
        // the loss is that of the rounded ratio; a number equal to what is allowed still passes
        "DECODE_TPS, 0.95,    5 %,   ALLOWED",
        "DECODE_TPS, 0.94999, 5 %,   REGRESSION",
        "TTFT_MS,    1.05,    5 %,   ALLOWED",
        "TTFT_MS,    1.0501,  5 %,   REGRESSION",
        "ENERGY_J,   1.2,     0 %,   REGRESSION"
    })
    void given_a_worse_figure_then_it_is_a_regression_beyond_what_is_allowed(
            Metric metric, double ratio, String allowed, Finding.Kind kind) throws Exception {
        Comparison comparison = MadeUpComparison.comparison(
                List.of(MadeUpComparison.row(CELL, metric, 100, 100 * ratio, ratio, new Outcome.Slower())),
                List.of(),
                List.of());

        assertThat(gate(comparison, "defaults: {regression: " + allowed + "}")
                        .findings()
                        .getFirst()
                        .kind())
                .isEqualTo(kind);
    }

    @Test
    void given_fewer_trials_than_the_policy_asks_for_then_even_a_clear_loss_is_no_answer() throws Exception {
        Comparison comparison = MadeUpComparison.comparison(
                List.of(MadeUpComparison.row(CELL, Metric.DECODE_TPS, 100, 50, 0.5, new Outcome.Slower())),
                List.of(),
                List.of());

        Finding finding = gate(comparison, "defaults: {trials: 6, on_inconclusive: fail}")
                .findings()
                .getFirst();

        assertThat(finding.kind()).isEqualTo(Finding.Kind.TOO_FEW_TRIALS);
        assertThat(finding.action()).isEqualTo(Action.FAIL);
        assertThat(finding.text()).isEqualTo("the policy asks for 6 trials a side, there are 5 and 5; 50 % slower");
    }

    @Test
    void given_a_whole_cell_then_the_strictest_rule_of_its_metrics_decides() throws Exception {
        Comparison comparison = MadeUpComparison.comparison(
                List.of(),
                List.of(
                        new Uncomparable(CELL, Optional.empty(), Code.DEVICE, "another one"),
                        new Uncomparable(CELL, Optional.empty(), Code.WORK, "other work")),
                List.of());

        Gate gate = gate(comparison, "rules: [{metrics: [decode_tps], on_uncomparable: fail}]");

        assertThat(gate.findings()).hasSize(1);
        assertThat(gate.findings().getFirst().action()).isEqualTo(Action.FAIL);
        assertThat(gate.findings().getFirst().text()).isEqualTo("DEVICE: another one; WORK: other work");
    }

    @Test
    void given_a_metric_that_a_policy_names_and_neither_side_has_then_on_missing_judges_it() throws Exception {
        Comparison comparison = MadeUpComparison.unmeasured(
                List.of(new Unmeasured(CELL, Optional.of(Metric.ENERGY_J), "neither side has it: no power source")));

        Gate named = gate(comparison, "metrics: [energy_j]");
        Gate byARule = gate(comparison, "rules: [{metrics: [energy_j], on_missing: warn}]");
        Gate elsewhere = gate(comparison, "rules: [{metrics: [energy_j], cells: quant=Q8*}]");

        assertThat(named.passed()).isFalse();
        assertThat(named.findings())
                .singleElement()
                .extracting(Finding::kind, Finding::text)
                .containsExactly(Finding.Kind.UNMEASURED, "neither side has it: no power source");
        assertThat(byARule.findings().getFirst().kind()).isEqualTo(Finding.Kind.UNMEASURED);
        assertThat(byARule.findings().getFirst().action()).isEqualTo(Action.WARN);
        assertThat(elsewhere.findings()).extracting(Finding::kind).doesNotContain(Finding.Kind.UNMEASURED);
        assertThat(gate(comparison, "").findings())
                .as("nobody asked for it")
                .extracting(Finding::kind)
                .containsExactly(Finding.Kind.JUDGES_NOTHING);
    }

    @Test
    void given_a_cell_that_works_on_neither_side_then_it_is_shown_and_closes_the_gate_where_the_policy_asks_for_it()
            throws Exception {
        Comparison comparison = MadeUpComparison.unmeasured(
                List.of(new Unmeasured(CELL, Optional.empty(), "neither side has a valid trial of it")));

        assertThat(gate(comparison, "").findings()).extracting(Finding::action).containsExactly(Action.WARN);
        assertThat(gate(comparison, "defaults: {on_missing: pass}").findings())
                .extracting(Finding::action)
                .containsExactly(Action.PASS);
        assertThat(gate(comparison, "metrics: [decode_tps]").passed()).isFalse();
        assertThat(gate(comparison, "rules: [{cells: quant=Q4*, regression: 3 %}]")
                        .passed())
                .isFalse();
    }

    @Test
    void given_a_rule_that_no_cell_answers_to_then_it_is_to_be_looked_at_or_what_it_says_itself() throws Exception {
        String cells = "rules: [{regression: 30 %}, {cells: workload=p256-*";

        Finding finding = idle(gate(MadeUpComparison.of(), "rules: [{cells: workload=p256-*}]"));

        assertThat(finding.line())
                .isEqualTo(
                        "policy rule 1 all metrics: judges nothing: neither side has a cell that fits workload=p256-*");
        assertThat(finding.action()).isEqualTo(Action.WARN);
        assertThat(idle(gate(MadeUpComparison.of(), cells + ", on_missing: fail}]"))
                        .action())
                .isEqualTo(Action.FAIL);
        assertThat(idle(gate(MadeUpComparison.of(), cells + ", on_missing: pass}]"))
                        .action())
                .isEqualTo(Action.PASS);
        assertThat(idle(gate(MadeUpComparison.of(), "rules: [{regression: 30 %}, {cells: workload=p128-*}]"))
                        .text())
                .contains("a rule before it decides");
    }

    @Test
    void given_a_metric_that_no_workload_could_have_then_the_policy_is_to_be_looked_at() throws Exception {
        Finding finding = idle(gate(MadeUpComparison.of(), "metrics: [decode_tps, throughput_ips]"));

        assertThat(finding.subject()).isEqualTo(new Subject.OfMetric(Metric.THROUGHPUT_IPS));
        assertThat(finding.action()).isEqualTo(Action.WARN);
    }

    @Test
    void given_a_base_without_a_valid_trial_then_it_is_said_and_judged_as_no_answer() throws Exception {
        Comparison some = MadeUpComparison.comparison(
                List.of(),
                List.of(),
                List.of(new Unmatched(
                        CELL, Optional.empty(), Unmatched.Has.CANDIDATE, "the base has no valid trial of it")));
        Comparison.Side none =
                new Comparison.Side(some.base().selector(), some.base().runs(), 0, 0, 0);
        Comparison comparison = new Comparison(
                some.question(),
                none,
                some.candidate(),
                some.metrics(),
                List.of(),
                List.of(),
                some.unmatched(),
                List.of());

        Gate gate = gate(comparison, "");

        assertThat(gate.passed()).isTrue();
        assertThat(gate.findings())
                .extracting(Finding::kind, Finding::action)
                .containsExactly(tuple(Finding.Kind.NO_BASE, Action.WARN), tuple(Finding.Kind.NEW, Action.PASS));
        assertThat(gate(comparison, "defaults: {on_inconclusive: fail}").passed())
                .isFalse();
        assertThat(GateSummary.text(gate)).contains("base: monday (no valid trial with one of the metrics in run");
    }

    @Test
    void given_nothing_that_could_be_judged_then_the_gate_does_not_look_as_if_all_were_well() throws Exception {
        Gate gate = gate(MadeUpComparison.comparison(List.of(), List.of(), List.of()), "");

        assertThat(gate.findings()).singleElement().satisfies(finding -> {
            assertThat(finding.subject()).isEqualTo(new Subject.OfPolicy());
            assertThat(finding.action()).isEqualTo(Action.WARN);
            assertThat(finding.text()).startsWith("nothing was judged");
        });
        assertThat(GateSummary.text(gate)).contains("nothing was judged");
        assertThat(GateJson.text(gate)).contains("judges_nothing");
    }

    private static Finding idle(Gate gate) {
        return gate.findings().stream()
                .filter(finding -> finding.kind() == Finding.Kind.JUDGES_NOTHING)
                .findFirst()
                .orElseThrow();
    }

    private static Subject.OfCell cell(Finding finding) {
        return (Subject.OfCell) finding.subject();
    }

    static Gate gate(Comparison comparison, String policy) throws Exception {
        return Gate.of(comparison, PolicyTest.policy("schema: assay.policy/1\n" + policy + "\n"));
    }
}
