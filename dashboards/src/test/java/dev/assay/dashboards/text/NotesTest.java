package dev.assay.dashboards.text;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.collectors.bundle.Cell;
import dev.assay.collectors.metric.Metric;
import dev.assay.dashboards.SyntheticRuns;
import dev.assay.results.summary.CellSummary;
import dev.assay.results.summary.RatioSummary;
import dev.assay.results.summary.RunSummary;
import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;

class NotesTest {
    private final RunSummary run = SyntheticRuns.run();

    @Test
    void given_metrics_that_share_a_reason_in_all_cells_then_they_are_said_once() {
        assertThat(AbsentNote.of(run.cells()))
                .filteredOn(n -> n.reason().equals(SyntheticRuns.NO_POWER))
                .singleElement()
                .satisfies(n -> {
                    assertThat(n.metrics()).containsExactly(Metric.ENERGY_J, Metric.POWER_AVG_W);
                    assertThat(n.cells()).isEmpty();
                });
    }

    @Test
    void given_a_metric_that_one_cell_lacks_then_the_note_names_the_cell() {
        assertThat(AbsentNote.of(run.cells()))
                .filteredOn(n -> n.reason().startsWith("llama-bench"))
                .singleElement()
                .satisfies(n -> assertThat(n.cells()).extracting(Cell::id).containsExactly("c2"));
    }

    @Test
    void given_sides_that_differ_in_the_runner_then_the_ratio_names_the_runners() {
        assertThat(RatioText.of(run.ratios().getFirst()).text())
                .startsWith("decode_tps runner-llama / llama-bench 1.0021 [0.99891, 1.0057], 5 pairs");
    }

    @Test
    void given_sides_that_do_not_differ_then_the_ratio_still_says_which_is_which() {
        Cell cell = run.cells().getFirst().cell();

        assertThat(RatioText.of(new RatioSummary(cell, cell, Metric.LOAD_MS, BigDecimal.ONE, null, 1, null))
                        .text())
                .startsWith("load_ms candidate / base 1 (no interval, 1 pair)");
    }

    @Test
    void given_one_cell_then_its_label_is_model_and_quantization_only() {
        Cell cell = run.cells().getFirst().cell();

        assertThat(Columns.label(cell, List.of(cell))).isEqualTo("smollm2-135m Q4_0");
    }

    @Test
    void given_bytes_then_a_column_has_one_unit_and_its_numbers_keep_every_digit() {
        Column column = Columns.measured(run.cells()).stream()
                .filter(c -> c.name().equals("rss_peak_bytes"))
                .findFirst()
                .orElseThrow();

        assertThat(column.below()).isEqualTo("MB");
        assertThat(run.cells().subList(0, 3)).allSatisfy(cell -> {
            BigDecimal bytes = Statistic.MEDIAN
                    .of(cell.figures().get(Metric.RSS_PEAK_BYTES))
                    .orElseThrow();
            assertThat(new BigDecimal(column.entry(cell).main()).movePointRight(6))
                    .isEqualByComparingTo(bytes);
        });
    }

    @Test
    void given_workloads_of_two_kinds_then_there_are_two_groups() {
        assertThat(CellGroup.of(run)).extracting(g -> g.cells().size()).containsExactly(4, 1);
    }

    @Test
    void given_control_characters_and_direction_overrides_then_they_become_visible() {
        assertThat(Printable.line("a\u001b[0m\nb\u202ec\u0085")).isEqualTo("a\u241b[0m\u240ab\uFFFDc\uFFFD");
        assertThat(Printable.lines("a\n\tb")).isEqualTo("a\n\tb");
    }

    @Test
    void given_trials_in_doubt_then_the_note_has_their_codes() {
        assertThat(TrialNote.suspect(run)).extracting(TrialNote::code).containsExactly("BACKGROUND_LOAD");
        assertThat(TrialNote.failed(run))
                .hasSize(run.cells().stream()
                        .map(CellSummary::trials)
                        .mapToInt(CellSummary.Trials::failed)
                        .sum());
    }
}
