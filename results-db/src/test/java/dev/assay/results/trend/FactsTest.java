package dev.assay.results.trend;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.collectors.condition.Charger;
import dev.assay.collectors.metric.Metric;
import dev.assay.results.comparison.Difference;
import dev.assay.results.fixture.SyntheticRun;
import dev.assay.results.pairing.Measurement;
import dev.assay.results.store.RunFacts;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FactsTest {
    private static final Instant START = Instant.parse("2026-11-23T08:00:00Z");
    private static final RunFacts RUN = new RunFacts("night", "nightly", "hash", START, "0.1.0");

    @Test
    void givenMethodsThatDifferInCountsThenNothingChanged() {
        assertThat(differing(
                        "rail VDD_IN at 100.0 Hz; samples cover 99 % of the time",
                        "rail VDD_IN at 100.0 Hz; samples cover 97 % of the time"))
                .isEmpty();
    }

    @Test
    void givenMethodsThatDifferInTheSourceOrTheRateThenThatChanged() {
        assertThat(differing(
                        "rail VDD_IN at 100.0 Hz; samples cover 99 % of the time",
                        "rail VDD_IN at 10.0 Hz; samples cover 97 % of the time"))
                .containsExactly(new Difference(
                        "method", List.of("rail VDD_IN at 100.0 Hz"), List.of("rail VDD_IN at 10.0 Hz")));
    }

    private static List<Difference> differing(String before, String after) {
        return Facts.differing(visit(before, before), visit(after), Map.of());
    }

    private static History.Visit visit(String... methods) {
        return new History.Visit(
                RUN,
                SyntheticRun.cell(SyntheticRun.BASE),
                Arrays.stream(methods)
                        .map(method -> new Measurement(
                                "cell", "night", 0, 0, START, Metric.ENERGY_J, 1, method, false, Charger.UNKNOWN))
                        .toList());
    }
}
