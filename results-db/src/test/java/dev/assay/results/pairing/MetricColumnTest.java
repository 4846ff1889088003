package dev.assay.results.pairing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.collectors.condition.Charger;
import dev.assay.collectors.metric.Metric;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class MetricColumnTest {
    private static Measurement of(Metric metric, int block, String method, boolean simulated, Charger charger) {
        return new Measurement(
                "cell", "run", block, block, Instant.EPOCH, metric, block + 0.5, method, simulated, charger);
    }

    @Test
    void whatWasListedComesBackAsItWas() {
        List<Measurement> listed = IntStream.range(0, 100)
                .mapToObj(
                        i -> of(Metric.LOAD_MS, i, i % 3 == 0 ? null : "method " + i % 3, i % 2 == 0, Charger.UNKNOWN))
                .toList();

        MetricColumn column = ListedFacts.column(Metric.LOAD_MS, listed);

        assertThat(column.toList()).isEqualTo(listed);
        assertThat(column.values()).hasSize(100).startsWith(0.5, 1.5);
        assertThat(column.methods()).as("each once, as they come").containsExactly("", "method 1", "method 2");
        assertThat(column.simulated()).isEqualTo(50);
    }

    @Test
    void metricsOfOneTrialShareItsNumber() {
        var columns = ListedFacts.columns(List.of(
                of(Metric.LOAD_MS, 1, "a", false, Charger.UNKNOWN),
                of(Metric.DECODE_TPS, 0, "b", false, Charger.UNKNOWN),
                of(Metric.DECODE_TPS, 1, "b", false, Charger.UNKNOWN)));

        assertThat(columns.get(Metric.DECODE_TPS).trial(1))
                .isEqualTo(columns.get(Metric.LOAD_MS).trial(0));
        assertThat(columns.get(Metric.DECODE_TPS).facts().count()).isEqualTo(2);
    }

    @Test
    void equalMethodsAreOneThoughTheirInstancesDiffer() {
        MetricColumn column = ListedFacts.column(
                Metric.LOAD_MS,
                List.of(
                        of(Metric.LOAD_MS, 0, new String("same"), false, Charger.UNKNOWN),
                        of(Metric.LOAD_MS, 1, new String("same"), false, Charger.UNKNOWN)));

        assertThat(column.methods()).containsExactly("same");
    }

    @Test
    void chargersAreCounted() {
        MetricColumn column = ListedFacts.column(
                Metric.LOAD_MS,
                List.of(
                        of(Metric.LOAD_MS, 0, "m", false, Charger.CONNECTED),
                        of(Metric.LOAD_MS, 1, "m", false, Charger.NOT_CONNECTED),
                        of(Metric.LOAD_MS, 2, "m", false, Charger.CONNECTED)));

        assertThat(column.chargers()).containsExactlyInAnyOrder(Charger.CONNECTED, Charger.NOT_CONNECTED);
        assertThat(column.count(Charger.CONNECTED)).isEqualTo(2);
        assertThat(column.count(Charger.UNKNOWN)).isZero();
    }

    @Test
    void ofNoMeasurementTheColumnIsEmpty() {
        MetricColumn column = ListedFacts.column(Metric.LOAD_MS, List.of());

        assertThat(column.isEmpty()).isTrue();
        assertThat(column.methods()).isEmpty();
    }
}
