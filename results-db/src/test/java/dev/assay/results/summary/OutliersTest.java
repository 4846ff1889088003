package dev.assay.results.summary;

import static dev.assay.results.fixture.SyntheticRun.BASE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.collectors.metric.Metric;
import dev.assay.collectors.metric.MetricValue.Scalar;
import dev.assay.collectors.verdict.Reason;
import dev.assay.results.fixture.Rows;
import java.math.BigDecimal;
import org.junit.jupiter.api.Test;

class OutliersTest {
    private final Rows rows = new Rows();

    @Test
    void givenATrialThatStandsApartThenItIsFlaggedAndItsValueStillCounts() {
        decode(30, 31, 30.5, 31.5, 10);
        CellSummary cell = Summaries.of(rows.all()).cells().getFirst();

        assertThat(cell.outliers()).singleElement().satisfies(outlier -> {
            assertThat(outlier.metric()).isEqualTo(Metric.DECODE_TPS);
            assertThat(outlier.value()).isEqualTo(10);
            assertThat(outlier.trial()).isEqualTo("run-4");
            assertThat(outlier.score()).isLessThan(-3.5);
            assertThat(outlier.limit()).isEqualTo(3.5);
        });
        assertThat(cell.trials().valid()).isEqualTo(5);
        assertThat(((Figure.Scalar) cell.figures().get(Metric.DECODE_TPS)).median())
                .isEqualTo(new BigDecimal("30.5"));
    }

    @Test
    void givenTrialsThatAgreeOrTooFewOfThemThenNoneIsFlagged() {
        decode(30, 31, 30.5, 31.5, 30.2);
        assertThat(Summaries.of(rows.all()).cells().getFirst().outliers()).isEmpty();

        Rows few = new Rows();
        for (double tps : new double[] {30, 31, 30.5, 10}) {
            few.valid(BASE, Metric.DECODE_TPS, new Scalar(tps, "m"));
        }
        assertThat(Summaries.of(few.all()).cells().getFirst().outliers()).isEmpty();
    }

    @Test
    void givenASuspectTrialThenItIsNotJudgedAgain() {
        decode(30, 31, 30.5, 31.5, 30.2);
        rows.suspect(BASE, Reason.Code.CPU_STEAL, Metric.DECODE_TPS, new Scalar(5, "m"));

        assertThat(Summaries.of(rows.all()).cells().getFirst().outliers()).isEmpty();
    }

    private void decode(double... values) {
        for (double tps : values) {
            rows.valid(BASE, Metric.DECODE_TPS, new Scalar(tps, "m"));
        }
    }
}
