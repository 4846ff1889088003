package dev.assay.results.noise;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.collectors.metric.Metric;
import dev.assay.collectors.metric.MetricValue;
import dev.assay.results.fixture.Rows;
import dev.assay.results.summary.Summaries;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The numbers of the example in docs/noise.md: 40 made-up trials with moods and a drift. */
class NoiseExampleTest {
    private static final double RESEMBLANCE = 0.7;

    @Test
    void givenTheTrialsOfTheExampleThenItsNumbersAreWhatTheyTell() throws Exception {
        Noise.Measured noise = noise();
        Noise.Effect twenty = noise.effects().get(2);

        assertThat(Files.readString(Path.of(System.getProperty("assay.home"), "docs/noise.md")))
                .contains("\"n\": " + noise.n() + ", \"median\": " + plain(noise.median()))
                .contains("\"cv_pct\": " + plain(noise.cvPercent()))
                .contains("\"floor\": {\"pct\": " + plain(noise.floor().percent()) + ", \"pairs\": "
                        + noise.floor().pairs() + "}")
                .contains("\"autocorrelation\": " + plain(noise.order().autocorrelation()))
                .contains("\"drift\": {\"pct\": " + plain(noise.order().driftPercent()) + ", \"p\": "
                        + plain(noise.order().driftP()) + "}")
                .contains("\"absent\": \"" + noise.effects().getFirst().absent() + "\"")
                .contains("{\"trials\": 20, \"power80_pct\": " + plain(twenty.percent80()) + ", \"power90_pct\": "
                        + plain(twenty.percent90()) + "}");
    }

    private static Noise.Measured noise() {
        Random random = new Random(1);
        Rows rows = new Rows();
        double mood = 0;
        for (int trial = 0; trial < 40; trial++) {
            mood = RESEMBLANCE * mood + Math.sqrt(1 - RESEMBLANCE * RESEMBLANCE) * random.nextGaussian();
            double value = 140 * Math.exp(0.03 * mood - 0.001 * trial);
            rows.block(trial).valid("a", Metric.DECODE_TPS, new MetricValue.Scalar(value, "m"));
        }
        return (Noise.Measured) RunNoise.of(Summaries.of(rows.all()), Set.of(Metric.DECODE_TPS))
                .rows()
                .getFirst()
                .noise();
    }

    private static String plain(BigDecimal number) {
        return number.toPlainString();
    }
}
