package dev.assay.harness.plan;

import static dev.assay.harness.plan.TestCatalog.BOARD;
import static dev.assay.harness.plan.TestCatalog.device;
import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.harness.config.ConfigException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PlanEstimateTest {
    @Test
    void givenPartOfTheHistory_thenTheRestIsAssumedAndCounted() throws ConfigException {
        Plan plan = Planner.plan(Suites.shipped("quickstart"), List.of(BOARD), new TestCatalog());

        PlanEstimate estimate = PlanEstimate.of(
                plan,
                Duration.ofSeconds(2),
                cell -> cell.model().quantization().equals("Q4_0")
                        ? Optional.of(Duration.ofSeconds(3))
                        : Optional.empty());

        // 7 trials of 3 s, 21 assumed, 2 s of cool-down after each
        assertThat(estimate.time())
                .isEqualTo(Duration.ofSeconds(7 * 3 + 28 * 2).plus(SuiteDefaults.ASSUMED_TRIAL.multipliedBy(21)));
        assertThat(estimate.trials()).isEqualTo(28);
        assertThat(estimate.assumedTrials()).isEqualTo(21);
    }

    @Test
    void givenTwoDevices_thenTimeRunsOnceAndBytesTwice() throws ConfigException {
        Suite suite = Suites.shipped("quickstart");
        PlanEstimate one = estimate(suite, BOARD);
        PlanEstimate two = estimate(suite, BOARD, device("other", 4));

        assertThat(two.time()).isEqualTo(one.time());
        assertThat(one.modelBytes()).hasValue(76_000_000L + 143_000_000L + 90_400_000L);
        assertThat(two.modelBytes()).hasValue(2 * one.modelBytes().orElseThrow());
        assertThat(two.modelsOfUnknownSize()).containsExactly("all-minilm-l6-v2/int8");
    }

    @Test
    void givenModelsOfWhichNoSizeIsKnown_thenTheBytesAreAbsentAndNotZero() throws ConfigException {
        Plan plan = Planner.plan(Suites.shipped("quickstart"), List.of(BOARD), new TestCatalog().withoutSizes());

        PlanEstimate estimate = PlanEstimate.of(plan, Duration.ZERO, cell -> Optional.empty());

        assertThat(estimate.modelBytes()).isEmpty();
        assertThat(estimate.modelsOfUnknownSize()).hasSize(4);
    }

    private static PlanEstimate estimate(Suite suite, PlanDevice... devices) throws ConfigException {
        Plan plan = Planner.plan(suite, List.of(devices), new TestCatalog());
        return PlanEstimate.of(plan, Duration.ZERO, cell -> Optional.empty());
    }
}
