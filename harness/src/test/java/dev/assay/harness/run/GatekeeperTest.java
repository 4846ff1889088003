package dev.assay.harness.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.collectors.bundle.TrialDocument.Gate;
import dev.assay.collectors.condition.Condition;
import dev.assay.collectors.condition.Conditions;
import dev.assay.harness.config.Celsius;
import dev.assay.harness.config.Percent;
import dev.assay.harness.plan.Suite;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Test;

/** On virtual time: a sleep moves a simulated machine forward, whose background load the test sets. */
class GatekeeperTest {
    private double totalS = 1000;
    private double busyS = 100;
    private double loadPct;
    private Duration deadline = Duration.ofSeconds(5);
    private DoubleUnaryOperator celsius;
    private Duration quietAfter = Duration.ofDays(1);
    private Duration slept = Duration.ZERO;

    @Test
    void given_a_quiet_device_when_asked_then_it_passes_at_once_and_notes_the_load() throws Exception {
        loadPct = 4;

        Gate gate = gatekeeper().await(_ -> {});

        assertThat(gate.result()).isEqualTo(Gate.Result.PASSED);
        assertThat(gate.waitedS()).isZero();
        assertThat(gate.notes()).containsExactly("background load 4.0 % (limit 10.0 %)");
    }

    @Test
    void given_a_busy_device_that_calms_down_when_asked_then_it_waits_until_then() throws Exception {
        loadPct = 60;
        quietAfter = Duration.ofSeconds(2);
        List<String> waiting = new ArrayList<>();

        Gate gate = gatekeeper().await(waiting::add);

        assertThat(gate.result()).isEqualTo(Gate.Result.WAITED);
        assertThat(gate.waitedS()).isEqualTo(2.0);
        assertThat(waiting).isNotEmpty().allMatch(w -> w.startsWith("background load 60.0 %"));
    }

    @Test
    void given_a_device_that_stays_busy_when_the_deadline_passes_then_the_trial_goes_on_and_the_gate_says_so()
            throws Exception {
        loadPct = 60;

        Gate gate = gatekeeper().await(_ -> {});

        assertThat(gate.result()).isEqualTo(Gate.Result.DEADLINE);
        assertThat(gate.waitedS()).isEqualTo(5.0);
        assertThat(gate.notes()).singleElement().asString().endsWith("still at the gate's deadline");
    }

    @Test
    void given_a_device_that_does_not_tell_its_load_when_asked_then_it_passes_and_says_it_did_not_look()
            throws Exception {
        Gatekeeper blind =
                new Gatekeeper(rules(Optional.empty()), () -> new Conditions(Instant.EPOCH, List.of()), this::sleep);

        Gate gate = blind.await(_ -> {});

        assertThat(gate.result()).isEqualTo(Gate.Result.PASSED);
        assertThat(gate.notes()).singleElement().asString().contains("not checked");
    }

    @Test
    void given_a_hot_device_that_cools_when_asked_then_it_waits_until_it_is_below_the_limit() throws Exception {
        celsius = seconds -> 60 - seconds; // 45 °C after 15 s
        List<String> waiting = new ArrayList<>();

        Gate gate = cool(45).await(waiting::add);

        assertThat(gate.result()).isEqualTo(Gate.Result.WAITED);
        assertThat(gate.waitedS()).isEqualTo(14.75);
        assertThat(gate.notes())
                .containsExactly("background load 0.0 % (limit 10.0 %)", "hottest zone 45.0 °C (limit 45.0 °C)");
        assertThat(waiting).first().asString().isEqualTo("hottest zone 59.8 °C (limit 45.0 °C)");
    }

    @Test
    void given_a_device_that_no_longer_cools_when_asked_then_it_goes_on_from_the_plateau_and_says_so()
            throws Exception {
        celsius = seconds -> 50 + 10 * Math.exp(-seconds / 10); // within 0.5 °C of 50 °C after 30 s

        Gate gate = cool(45).await(_ -> {});

        assertThat(gate.result()).isEqualTo(Gate.Result.WAITED);
        assertThat(gate.waitedS()).isBetween(59.0, 61.0);
        assertThat(gate.notes()).last().asString().isEqualTo("hottest zone 50.0 °C (limit 45.0 °C), no longer cooling");
    }

    @Test
    void given_a_device_that_stays_hot_and_moves_when_the_deadline_passes_then_the_trial_goes_on() throws Exception {
        celsius = seconds -> 60 + Math.sin(seconds);

        Gate gate = cool(45).await(_ -> {});

        assertThat(gate.result()).isEqualTo(Gate.Result.DEADLINE);
        assertThat(gate.waitedS()).isEqualTo(300);
        assertThat(gate.notes()).last().asString().endsWith("still at the gate's deadline");
    }

    @Test
    void given_a_device_without_a_zone_when_a_temperature_is_asked_for_then_it_passes_and_says_it_did_not_look()
            throws Exception {
        Gate gate = cool(45).await(_ -> {});

        assertThat(gate.result()).isEqualTo(Gate.Result.PASSED);
        assertThat(gate.notes()).last().asString().startsWith("temperature not checked");
    }

    private Gatekeeper gatekeeper() {
        return new Gatekeeper(rules(Optional.empty()), this::conditions, this::sleep);
    }

    private Gatekeeper cool(double limitC) {
        deadline = Duration.ofMinutes(5);
        return new Gatekeeper(rules(Optional.of(new Celsius(limitC))), this::conditions, this::sleep);
    }

    private Suite.Gate rules(Optional<Celsius> temperature) {
        return new Suite.Gate(new Percent(10), temperature, deadline, Optional.empty());
    }

    private void sleep(Duration duration) {
        double seconds = 2 * duration.toMillis() / 1e3;
        totalS += seconds;
        busyS += seconds * (slept.compareTo(quietAfter) < 0 ? loadPct : 0) / 100;
        slept = slept.plus(duration);
    }

    private Conditions conditions() {
        List<Condition> readings = new ArrayList<>(List.of(
                Condition.of("cpu_total_s", "s", totalS, "test"), Condition.of("cpu_busy_s", "s", busyS, "test")));
        if (celsius != null) {
            readings.add(Condition.of("temp_hottest_c", "°C", celsius.applyAsDouble(slept.toMillis() / 1e3), "test"));
        }
        return new Conditions(Instant.EPOCH, readings);
    }
}
