package dev.assay.results.summary;

import static dev.assay.results.fixture.SyntheticRun.BASE;
import static dev.assay.results.fixture.SyntheticRun.CANDIDATE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assay.collectors.bundle.TrialDocument.Comparison;
import dev.assay.collectors.bundle.TrialDocument.Comparison.Side;
import dev.assay.collectors.metric.Metric;
import dev.assay.collectors.metric.MetricValue.Absent;
import dev.assay.collectors.metric.MetricValue.Distribution;
import dev.assay.collectors.metric.MetricValue.Scalar;
import dev.assay.collectors.verdict.Failure;
import dev.assay.collectors.verdict.Reason;
import dev.assay.results.fixture.Rows;
import java.math.BigDecimal;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class SummariesTest {
    private final Rows rows = new Rows();

    @Test
    void aValueATrialBecomesAMedianWithItsIntervalAndItsMethod() {
        for (double tps : new double[] {31.62, 30.98, 31.05, 29.4, 31.33}) {
            rows.valid(BASE, Metric.DECODE_TPS, new Scalar(tps, "token stamps"));
        }

        Figure.Scalar figure = (Figure.Scalar) only(Metric.DECODE_TPS);

        assertThat(figure.median()).isEqualTo("31.05");
        assertThat(figure.ci95().low()).isBetween(new BigDecimal("29.4"), figure.median());
        assertThat(figure.ci95().high()).isBetween(figure.median(), new BigDecimal("31.62"));
        assertThat(figure.n()).isEqualTo(5);
        assertThat(figure.unit()).isEqualTo("tok/s");
        assertThat(figure.method()).isEqualTo("token stamps; median of 5 trials, BCa 95 %");
    }

    @Test
    void fourTrialsHaveAMedianAndNoInterval() {
        for (int i = 0; i < 4; i++) {
            rows.valid(BASE, Metric.DECODE_TPS, new Scalar(30 + i, "token stamps"));
        }

        assertThat(only(Metric.DECODE_TPS))
                .isEqualTo(new Figure.Scalar(
                        new BigDecimal("31.5"), null, 4, "tok/s", "token stamps; median of 4 trials"));
    }

    @Test
    void anUncertaintyIsTheMedianOfWhatTheTrialsState() {
        for (double uncertainty : new double[] {0.3, 0.1, 0.2}) {
            rows.valid(BASE, Metric.ENERGY_J, new Scalar(12, uncertainty, "trapezoid"));
        }

        assertThat(((Figure.Scalar) only(Metric.ENERGY_J)).uncertainty()).isEqualTo("0.2");
    }

    @Test
    void anUncertaintyThatNotEveryTrialStatesIsNotStatedOfTheirMedian() {
        rows.valid(BASE, Metric.ENERGY_J, new Scalar(12, 0.3, "trapezoid"));
        rows.valid(BASE, Metric.ENERGY_J, new Scalar(12, "trapezoid"));

        assertThat(((Figure.Scalar) only(Metric.ENERGY_J)).uncertainty()).isNull();
    }

    @Test
    void manyValuesATrialBecomePercentilesOfAllTogether() {
        rows.valid(BASE, Metric.ITL_MS, new Distribution(List.of(1.0, 2.0, 3.0, 4.0, 5.0), "token stamps"));
        rows.valid(BASE, Metric.ITL_MS, new Distribution(List.of(6.0, 7.0, 8.0, 9.0, 10.0, 11.0), "token stamps"));

        assertThat(only(Metric.ITL_MS))
                .isEqualTo(new Figure.Percentiles(
                        new BigDecimal("6"),
                        new BigDecimal("10"),
                        new BigDecimal("10.5"),
                        new BigDecimal("10.9"),
                        11,
                        2,
                        "ms",
                        "token stamps; percentiles of 11 values of 2 trials together"));
    }

    @Test
    void suspectAndFailedTrialsAreCountedAndMoveNoFigure() {
        rows.valid(BASE, Metric.DECODE_TPS, new Scalar(30, "token stamps"));
        rows.suspect(BASE, Reason.Code.CPU_STEAL, Metric.DECODE_TPS, new Scalar(3, "token stamps"));
        rows.failed(BASE, Failure.CRASHED);

        CellSummary cell = summary().cells().getFirst();

        assertThat(cell.trials()).isEqualTo(new CellSummary.Trials(1, 1, 1));
        assertThat(((Figure.Scalar) cell.figures().get(Metric.DECODE_TPS)).median())
                .isEqualTo("30");
    }

    @Test
    void withoutAValidTrialEveryFigureSaysWhy() {
        rows.failed(BASE, Failure.CRASHED);
        rows.failed(BASE, Failure.CRASHED);
        rows.failed(BASE, Failure.TIMED_OUT);

        assertThat(summary().cells().getFirst().figures())
                .containsKeys(Metric.DECODE_TPS, Metric.ITL_MS, Metric.ENERGY_J)
                .doesNotContainKey(Metric.LATENCY_MS)
                .allSatisfy((_, figure) -> assertThat(figure)
                        .isEqualTo(new Figure.Absent("no valid trial: 3 failed (CRASHED, TIMED_OUT)")));

        rows.suspect(BASE, Reason.Code.CPU_STEAL, Metric.DECODE_TPS, new Scalar(3, "token stamps"));
        assertThat(only(Metric.DECODE_TPS))
                .isEqualTo(new Figure.Absent("no valid trial: 3 failed (CRASHED, TIMED_OUT), 1 suspect (CPU_STEAL)"));
    }

    @Test
    void ofManyReasonsThreeAreToldAndTheOthersCounted() {
        for (int ms = 11; ms < 19; ms++) {
            rows.valid(BASE, Metric.ENERGY_DECODE_J, new Absent("it took " + ms + " ms"));
        }

        assertThat(only(Metric.ENERGY_DECODE_J))
                .isEqualTo(new Figure.Absent("it took 11 ms; it took 12 ms; it took 13 ms; and 5 other reasons"));
    }

    @Test
    void whatNoTrialMeasuredIsAbsentWithEveryReasonOnce() {
        rows.valid(BASE, Metric.ENERGY_J, new Absent("no power sensor"));
        rows.valid(BASE, Metric.ENERGY_J, new Absent("no power sensor"));
        rows.valid(BASE, Metric.ENERGY_J, new Absent("charging"));

        assertThat(only(Metric.ENERGY_J)).isEqualTo(new Figure.Absent("charging; no power sensor"));
    }

    @Test
    void whatSomeTrialsLackIsToldBesideTheFigure() {
        rows.valid(BASE, Metric.PSS_PEAK_BYTES, new Scalar(150e6, "smaps_rollup at 10 Hz"));
        rows.valid(BASE, Metric.PSS_PEAK_BYTES, new Absent("no sample"));

        Figure.Scalar figure = (Figure.Scalar) only(Metric.PSS_PEAK_BYTES);

        assertThat(figure.n()).isEqualTo(1);
        assertThat(figure.median()).isEqualTo("150000000");
        assertThat(figure.method())
                .isEqualTo("smaps_rollup at 10 Hz; median of 1 trial; absent in 1 valid trial (no sample)");
    }

    @Test
    void valuesFromDifferentSourcesHaveNoFigureTogether() {
        rows.valid(BASE, Metric.ENERGY_J, new Scalar(12, "meter plug; samples cover 99 % of the time"));
        rows.valid(BASE, Metric.ENERGY_J, new Scalar(9, "rail VDD_IN at 100 Hz"));
        rows.valid(BASE, Metric.ENERGY_J, new Scalar(12, "meter plug; samples cover 100 % of the time"));

        assertThat(only(Metric.ENERGY_J))
                .isEqualTo(
                        new Figure.Absent("the trials' values come from different sources, which no one figure stands"
                                + " for: meter plug (2 trials); rail VDD_IN (1 trial)"));
    }

    @Test
    void whatIsMeasuredOnceInASessionCountsOnceHoweverManyTrialsCarryIt() {
        for (int i = 0; i < 6; i++) {
            rows.valid(BASE, Metric.POWER_IDLE_W, new Scalar(1.13, 0.01, "rail VDD_IN at rest for 5 s"));
        }

        assertThat(only(Metric.POWER_IDLE_W))
                .isEqualTo(new Figure.Scalar(
                        new BigDecimal("1.13"),
                        null,
                        new BigDecimal("0.01"),
                        1,
                        "W",
                        "rail VDD_IN at rest for 5 s; once in the session of 6 trials"));
    }

    @Test
    void theOrderInWhichTrialsComeChangesNothing() {
        for (int block = 0; block < 6; block++) {
            rows.block(block).valid(CANDIDATE, Metric.DECODE_TPS, new Scalar(33 + block * 0.7, "m"));
            rows.block(block).valid(BASE, Metric.DECODE_TPS, new Scalar(30 + block * 0.3, "m"));
        }
        rows.compare(comparison(Metric.DECODE_TPS));
        RunSummary summary = summary();

        List<TrialRow> shuffled = new java.util.ArrayList<>(rows.all());
        Collections.shuffle(shuffled, new Random(1));

        assertThat(Summaries.of(shuffled)).isEqualTo(summary);
        assertThat(summary.cells()).extracting(c -> c.cell().runtime().runner()).containsExactly(BASE, CANDIDATE);
    }

    @Test
    void aRatioIsOfMediansOverTheBlocksThatBothSidesFinished() {
        double[] base = {30, 31, 29, 28, 32, 99};
        for (int block = 0; block < 6; block++) {
            rows.block(block).valid(BASE, Metric.DECODE_TPS, new Scalar(base[block], "m"));
            if (block < 5) {
                rows.valid(CANDIDATE, Metric.DECODE_TPS, new Scalar(base[block] * 1.5, "m"));
            } else {
                rows.failed(CANDIDATE, Failure.CRASHED);
            }
        }
        rows.compare(comparison(Metric.DECODE_TPS));

        RatioSummary ratio = summary().ratios().getFirst();

        assertThat(ratio.base().runtime().runner()).isEqualTo(BASE);
        assertThat(ratio.candidate().runtime().runner()).isEqualTo(CANDIDATE);
        assertThat(ratio.pairs()).isEqualTo(5);
        assertThat(ratio.median()).isEqualTo("1.5");
        assertThat(ratio.ci95()).isEqualTo(new Figure.Interval(new BigDecimal("1.5"), new BigDecimal("1.5")));
        assertThat(ratio.absent()).isNull();
    }

    @Test
    void fewerThanThreePairsOrAValueAtZeroGiveNoRatioAndAReason() {
        rows.block(0).valid(BASE, Metric.DECODE_TPS, new Scalar(30, "m"));
        rows.block(0).valid(CANDIDATE, Metric.DECODE_TPS, new Scalar(33, "m"));
        rows.block(1).valid(BASE, Metric.DECODE_TPS, new Scalar(30, "m"));
        rows.compare(comparison(Metric.DECODE_TPS));

        RatioSummary tooFew = summary().ratios().getFirst();
        assertThat(tooFew.median()).isNull();
        assertThat(tooFew.pairs()).isEqualTo(1);
        assertThat(tooFew.absent())
                .isEqualTo("1 of the 3 blocks that it takes have decode_tps from a valid trial of both sides");

        for (int block = 1; block < 4; block++) {
            rows.block(block).valid(BASE, Metric.DECODE_TPS, new Scalar(0, "m"));
            rows.block(block).valid(CANDIDATE, Metric.DECODE_TPS, new Scalar(33, "m"));
        }
        assertThat(summary().ratios().getFirst().absent()).isEqualTo("NOT_POSITIVE: a ratio takes values above 0");
    }

    @Test
    void whereFewBlocksAreCommonThereIsNoRatioAsInAComparison() {
        for (int block = 0; block < 10; block++) {
            rows.block(block).valid(BASE, Metric.DECODE_TPS, new Scalar(30, "m"));
            rows.block(block < 4 ? block : block + 20).valid(CANDIDATE, Metric.DECODE_TPS, new Scalar(33, "m"));
        }
        rows.compare(comparison(Metric.DECODE_TPS));

        RatioSummary ratio = summary().ratios().getFirst();

        assertThat(ratio.median()).isNull();
        assertThat(ratio.pairs()).isEqualTo(4);
        assertThat(ratio.absent()).startsWith("less than half of the trials of a side, 4 of 10, have a partner");
    }

    @Test
    void whatAComparisonRefusesHasNoRatioAndTheSameReason() {
        for (int block = 0; block < 5; block++) {
            rows.block(block).valid(BASE, Metric.DECODE_TPS, new Scalar(30, "runner's events: first token to last"));
            rows.block(block)
                    .valid(
                            CANDIDATE,
                            Metric.DECODE_TPS,
                            new Scalar(33, "llama-bench's samples_ns (n_prompt = 8), without tokenising and sampling"));
        }
        rows.compare(comparison(Metric.DECODE_TPS));

        RatioSummary ratio = summary().ratios().getFirst();

        assertThat(ratio.median()).isNull();
        assertThat(ratio.ci95()).isNull();
        assertThat(ratio.absent())
                .startsWith("TIMER: the timers include different things: base runner's events: first token to last");
    }

    @Test
    void manyValuesATrialEnterARatioAsTheirMedian() {
        for (int block = 0; block < 3; block++) {
            rows.block(block).valid(BASE, Metric.ITL_MS, new Distribution(List.of(10.0, 20.0, 900.0), "m"));
            rows.block(block).valid(CANDIDATE, Metric.ITL_MS, new Distribution(List.of(1.0, 10.0, 30.0), "m"));
        }
        rows.compare(comparison(Metric.ITL_MS));

        RatioSummary ratio = summary().ratios().getFirst();

        assertThat(ratio.median()).isEqualTo("0.5");
        assertThat(ratio.ci95()).as("three pairs are too few").isNull();
    }

    @Test
    void trialsOfTwoRunsAreNotPutTogether() {
        rows.valid(BASE, Metric.DECODE_TPS, new Scalar(30, "m"));
        List<TrialRow> two = new java.util.ArrayList<>(rows.all());
        two.addAll(new Rows("other")
                .valid(BASE, Metric.DECODE_TPS, new Scalar(30, "m"))
                .all());

        assertThatThrownBy(() -> Summaries.of(two)).isInstanceOf(IllegalArgumentException.class);
    }

    private static Comparison comparison(Metric metric) {
        return new Comparison(
                new Side(null, BASE, null, null, null, null),
                new Side(null, CANDIDATE, null, null, null, null),
                List.of(metric.key()));
    }

    private Figure only(Metric metric) {
        return summary().cells().getFirst().figures().get(metric);
    }

    private RunSummary summary() {
        return Summaries.of(rows.all());
    }
}
