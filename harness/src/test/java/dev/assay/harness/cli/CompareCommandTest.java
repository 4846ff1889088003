package dev.assay.harness.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.harness.SyntheticDays;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** assay compare and assay gate on a database made of synthetic bundles: Monday, a slower Tuesday, a Wednesday like Monday. */
class CompareCommandTest {
    @TempDir
    private static Path folder;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @BeforeAll
    static void measure() throws Exception {
        new SyntheticDays(folder)
                .day("monday", 1, "Discharging")
                .day("tuesday", 1.3, "Discharging")
                .day("wednesday", 1, "Discharging")
                .day("plugged", 1, "Full")
                .crashedDay("crashed");
    }

    @Test
    void given_a_slower_run_then_compare_says_so_and_ends_well() {
        assertThat(assay("compare", "monday", "tuesday")).isEqualTo(ExitCode.DONE);

        assertThat(out.toString())
                .contains("base       monday: 12 valid trials of 2 cells in run monday")
                .containsPattern("synthetic.* Q4_0 .*23\\.1 % slower")
                .contains("same within 2 %");
    }

    @Test
    void given_json_then_the_outcome_stands_beside_ratio_interval_and_p() {
        assertThat(assay("compare", "monday", "tuesday", "--metric", "decode_tps", "--json"))
                .isEqualTo(ExitCode.DONE);

        JsonNode document = JsonMapper.shared().readTree(out.toString());
        assertThat(document.get("cells")).hasSize(2);
        JsonNode row = document.at("/cells/0");
        assertThat(row.get("metric").asString()).isEqualTo("decode_tps");
        assertThat(row.get("outcome").asString()).isEqualTo("slower");
        assertThat(row.at("/ratio/median").asDouble()).isEqualTo(0.76923);
        assertThat(row.at("/ratio/ci95")).hasSize(2);
        assertThat(row.get("p_adjusted").asDouble()).isLessThan(0.05);
        assertThat(document.get("uncomparable")).isEmpty();
    }

    @Test
    void given_a_charger_on_one_side_then_compare_refuses_until_it_is_told_otherwise() {
        assay("compare", "monday", "plugged", "--metric", "decode_tps");
        assertThat(out.toString()).contains("not compared", "CHARGING decode_tps");
        out.getBuffer().setLength(0);

        assay("compare", "monday", "plugged", "--metric", "decode_tps", "--despite", "charging");
        assertThat(out.toString())
                .contains("same within 2 % (despite CHARGING)")
                .doesNotContain("not compared");
    }

    @Test
    void given_sides_that_cannot_be_read_then_the_error_says_where_and_the_exit_code_is_usage() {
        assertThat(assay("compare", "runtme=llama.cpp", "latest")).isEqualTo(ExitCode.USAGE);
        assertThat(err.toString()).contains("did you mean 'runtime'?", "character 1 of \"runtme=llama.cpp\"");

        assertThat(assay("compare", "sunday", "latest")).isEqualTo(ExitCode.USAGE);
        assertThat(err.toString()).contains("no run sunday in the database");

        assertThat(assay("compare", "monday", "monday")).isEqualTo(ExitCode.USAGE);
        assertThat(err.toString()).contains("every trial that it selects is the candidate's as well");

        assertThat(assay("compare", "monday", "latest", "--metric", "decode_tsp"))
                .isEqualTo(ExitCode.USAGE);
        assertThat(err.toString()).contains("did you mean 'decode_tps'?");

        assertThat(assay("compare", "monday", "latest", "--margin", "2")).isEqualTo(ExitCode.USAGE);
        assertThat(err.toString()).contains("expected a share with its unit");

        assertThat(assay("compare", "monday", "latest", "--despite", "AMBIGUOUS"))
                .isEqualTo(ExitCode.USAGE);
    }

    @Test
    void given_a_regression_then_the_gate_ends_with_3_and_leaves_a_summary_and_junit_xml() throws Exception {
        Path policy = policy("defaults: {regression: 10 %}");
        Path summary = folder.resolve("gate.md");
        Path junit = folder.resolve("gate.xml");

        int exit = assay(
                "gate",
                "monday",
                "tuesday",
                "--policy",
                policy.toString(),
                "--summary",
                summary.toString(),
                "--junit",
                junit.toString());

        assertThat(exit).isEqualTo(ExitCode.REGRESSION);
        assertThat(out.toString()).contains("23.1 % slower, allowed 10 %", "gate failed: ");
        assertThat(Files.readString(summary))
                .startsWith("## Assay gate: failed")
                .contains("23.1 % slower");
        assertThat(Files.readString(junit)).contains("<failure type=\"REGRESSION\"");
    }

    @Test
    void given_a_run_like_the_base_then_the_gate_ends_with_0() throws Exception {
        assertThat(assay("gate", "monday", "wednesday", "--policy", policy("").toString(), "--json"))
                .isEqualTo(ExitCode.DONE);

        JsonNode document = JsonMapper.shared().readTree(out.toString());
        assertThat(document.get("schema").asString()).isEqualTo("assay.gate/1");
        assertThat(document.get("passed").asBoolean()).isTrue();
        assertThat(document.at("/comparison/schema").asString()).isEqualTo("assay.compare/1");
    }

    @Test
    void given_what_must_not_be_unanswered_then_a_refused_comparison_closes_the_gate() throws Exception {
        Path strict = policy("defaults: {on_uncomparable: fail}");

        assertThat(assay("gate", "monday", "plugged", "--policy", strict.toString()))
                .isEqualTo(ExitCode.REGRESSION);
        assertThat(assay(
                        "gate",
                        "monday",
                        "plugged",
                        "--policy",
                        policy("despite: [CHARGING]").toString()))
                .isEqualTo(ExitCode.DONE);
    }

    @Test
    void given_a_policy_with_a_slip_then_its_line_is_named_and_nothing_is_judged() throws Exception {
        assertThat(assay(
                        "gate",
                        "monday",
                        "tuesday",
                        "--policy",
                        policy("defautls: {}").toString()))
                .isEqualTo(ExitCode.USAGE);
        assertThat(err.toString()).contains("policy.yaml:2:", "did you mean 'defaults'?");
    }

    @Test
    void given_a_candidate_without_a_valid_trial_then_the_gate_judges_every_cell_and_writes_its_files()
            throws Exception {
        Path summary = folder.resolve("crashed.md");
        Path junit = folder.resolve("crashed.xml");

        int exit = assay(
                "gate",
                "monday",
                "crashed",
                "--policy",
                policy("").toString(),
                "--summary",
                summary.toString(),
                "--junit",
                junit.toString());

        assertThat(exit).isEqualTo(ExitCode.REGRESSION);
        assertThat(err.toString()).isEmpty();
        assertThat(Files.readString(summary))
                .startsWith("## Assay gate: failed")
                .contains("candidate: crashed (no valid trial with one of the metrics in run crashed)")
                .contains("missing: the candidate has no valid trial of it: 6 failed (CRASHED)");
        assertThat(Files.readString(junit)).contains("<failure type=\"MISSING\"");
        assertThat(assay(
                        "gate",
                        "monday",
                        "crashed",
                        "--policy",
                        policy("defaults: {on_missing: warn}").toString()))
                .isEqualTo(ExitCode.DONE);
    }

    @Test
    void given_a_base_without_a_valid_trial_then_the_gate_says_that_there_was_nothing_to_compare_with()
            throws Exception {
        assertThat(assay("gate", "crashed", "monday", "--policy", policy("").toString()))
                .isEqualTo(ExitCode.DONE);
        assertThat(out.toString()).contains("warn  base all metrics: no base: nothing to compare with");

        assertThat(assay(
                        "gate",
                        "crashed",
                        "monday",
                        "--policy",
                        policy("defaults: {on_inconclusive: fail}").toString()))
                .isEqualTo(ExitCode.REGRESSION);
    }

    @Test
    void given_a_metric_that_neither_side_has_then_compare_and_gate_say_so_with_the_reason() throws Exception {
        assertThat(assay("compare", "monday", "wednesday", "--metric", "energy_j"))
                .isEqualTo(ExitCode.DONE);
        assertThat(out.toString())
                .contains(
                        "on neither side",
                        "energy_j of synthetic (synthetic) Q4_0: neither side has it: no power source");

        assertThat(assay(
                        "gate",
                        "monday",
                        "wednesday",
                        "--policy",
                        policy("rules: [{metrics: [energy_j]}]").toString()))
                .isEqualTo(ExitCode.REGRESSION);
        assertThat(out.toString()).contains("energy_j: unmeasured: neither side has it: ");
    }

    @Test
    void given_a_side_that_no_run_or_no_cell_fits_then_that_stays_a_slip_of_the_command_line() throws Exception {
        String policy = policy("").toString();

        assertThat(assay("gate", "monday", "suite=weekly", "--policy", policy)).isEqualTo(ExitCode.USAGE);
        assertThat(assay("gate", "monday", "crashed,device=board-9", "--policy", policy))
                .isEqualTo(ExitCode.USAGE);
        assertThat(err.toString()).contains("fits it");
    }

    private int assay(String... args) {
        String[] all = java.util.Arrays.copyOf(args, args.length + 2);
        all[args.length] = "--db";
        all[args.length + 1] = folder.resolve("results.db").toString();
        return Main.commandLine(new PrintWriter(out, true), new PrintWriter(err, true), all)
                .execute(all);
    }

    private static Path policy(String rest) throws Exception {
        Path file = folder.resolve("policy.yaml");
        return Files.writeString(file, "schema: assay.policy/1\n" + rest + "\n");
    }
}
