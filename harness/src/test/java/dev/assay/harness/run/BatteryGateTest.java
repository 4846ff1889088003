package dev.assay.harness.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.collectors.bundle.TrialDocument.Gate;
import dev.assay.collectors.condition.Condition;
import dev.assay.collectors.condition.Conditions;
import dev.assay.harness.config.Percent;
import dev.assay.harness.plan.Suite;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Test;

/** On virtual time, with a battery whose level follows it. */
class BatteryGateTest {
    private static final Suite.Battery WINDOW =
            new Suite.Battery(new Percent(30), new Percent(80), Duration.ofHours(2));

    private final List<String> told = new ArrayList<>();
    private DoubleUnaryOperator percentAfter = _ -> 50;
    private Duration slept = Duration.ZERO;
    private Duration reading = Duration.ZERO;

    private Gate await() throws Exception {
        return new BatteryGate(Optional.of(WINDOW), this::conditions, time -> slept = slept.plus(time))
                .await(told::add);
    }

    private Conditions conditions() {
        slept = slept.plus(reading);
        double minutes = slept.toMillis() / 60e3;
        return new Conditions(
                Instant.EPOCH.plus(slept),
                List.of(
                        Condition.of(
                                "battery_level_main_pct", "%", Math.floor(percentAfter.applyAsDouble(minutes)), "test"),
                        Condition.of("battery_level_other_pct", "%", 90, "test"),
                        Condition.ofText("battery_status_main", "Charging", "test")));
    }

    @Test
    void given_a_level_inside_or_above_then_it_passes_at_once_and_notes_it() throws Exception {
        for (double level : new double[] {30, 50, 79, 80, 90}) {
            percentAfter = _ -> level;

            Gate gate = await();

            assertThat(gate.result()).isEqualTo(Gate.Result.PASSED);
            assertThat(gate.waitedS()).isZero();
            assertThat(gate.notes())
                    .containsExactly("battery level %.0f %% (from 30 %%, below it charged to 80 %%)".formatted(level));
        }
        assertThat(told).isEmpty();
    }

    @Test
    void given_a_level_below_then_it_waits_until_it_is_charged_and_not_only_until_it_is_inside() throws Exception {
        percentAfter = minutes -> 29 + minutes;

        Gate gate = await();

        assertThat(gate.result()).isEqualTo(Gate.Result.WAITED);
        assertThat(gate.waitedS()).isEqualTo(51 * 60);
        assertThat(gate.notes()).containsExactly("battery level 80 % (from 30 %, below it charged to 80 %)");
        assertThat(told)
                .hasSize(51 * 6)
                .first()
                .isEqualTo("battery level 29 % (from 30 %, below it charged to 80 %), Charging");
    }

    @Test
    void given_a_battery_that_does_not_charge_when_the_deadline_passes_then_the_trial_goes_on_and_says_so()
            throws Exception {
        percentAfter = _ -> 12;

        Gate gate = await();

        assertThat(gate.result()).isEqualTo(Gate.Result.DEADLINE);
        assertThat(gate.waitedS()).isEqualTo(7200);
        assertThat(gate.notes()).singleElement().asString().endsWith("still at the gate's deadline");
    }

    @Test
    void given_a_device_that_takes_long_to_answer_then_that_is_part_of_the_wait() throws Exception {
        percentAfter = _ -> 12;
        reading = Duration.ofSeconds(50);

        assertThat(await().waitedS()).isEqualTo(7200);

        assertThat(told).hasSize(120);
    }

    @Test
    void given_a_device_that_tells_no_level_then_it_passes_and_says_that_it_did_not_look() throws Exception {
        Gate gate = new BatteryGate(Optional.of(WINDOW), () -> new Conditions(Instant.EPOCH, List.of()), _ -> {
                    throw new AssertionError("it waits");
                })
                .await(told::add);

        assertThat(gate.result()).isEqualTo(Gate.Result.PASSED);
        assertThat(gate.notes()).singleElement().asString().contains("not checked");
    }

    @Test
    void given_no_window_then_the_device_is_not_asked() throws Exception {
        Gate gate = new BatteryGate(
                        Optional.empty(),
                        () -> {
                            throw new AssertionError("it is asked");
                        },
                        _ -> {})
                .await(told::add);

        assertThat(gate).isEqualTo(new Gate(Gate.Result.PASSED, 0, List.of()));
    }

    @Test
    void both_gates_are_one_in_the_record() {
        Gate battery = new Gate(Gate.Result.WAITED, 60, List.of("battery"));

        assertThat(BatteryGate.both(battery, new Gate(Gate.Result.DEADLINE, 10, List.of("load"))))
                .isEqualTo(new Gate(Gate.Result.DEADLINE, 70, List.of("battery", "load")));
        assertThat(BatteryGate.both(battery, new Gate(Gate.Result.PASSED, 0, List.of("load")))
                        .result())
                .isEqualTo(Gate.Result.WAITED);
    }
}
