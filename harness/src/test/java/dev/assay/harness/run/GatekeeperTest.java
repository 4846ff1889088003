package dev.assay.harness.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.collectors.bundle.TrialDocument.Gate;
import dev.assay.collectors.condition.Condition;
import dev.assay.collectors.condition.Conditions;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** On virtual time: a sleep moves a simulated machine forward, whose background load the test sets. */
class GatekeeperTest {
    private double totalS = 1000;
    private double busyS = 100;
    private double loadPct;
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
                new Gatekeeper(10, Duration.ofSeconds(5), () -> new Conditions(Instant.EPOCH, List.of()), this::sleep);

        Gate gate = blind.await(_ -> {});

        assertThat(gate.result()).isEqualTo(Gate.Result.PASSED);
        assertThat(gate.notes()).singleElement().asString().contains("not checked");
    }

    private Gatekeeper gatekeeper() {
        return new Gatekeeper(10, Duration.ofSeconds(5), this::conditions, this::sleep);
    }

    private void sleep(Duration duration) {
        double seconds = 2 * duration.toMillis() / 1e3;
        totalS += seconds;
        busyS += seconds * (slept.compareTo(quietAfter) < 0 ? loadPct : 0) / 100;
        slept = slept.plus(duration);
    }

    private Conditions conditions() {
        return new Conditions(
                Instant.EPOCH,
                List.of(
                        Condition.of("cpu_total_s", "s", totalS, "test"),
                        Condition.of("cpu_busy_s", "s", busyS, "test")));
    }
}
