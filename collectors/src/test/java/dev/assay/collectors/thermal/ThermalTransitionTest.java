package dev.assay.collectors.thermal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.collectors.condition.Condition;
import dev.assay.collectors.sensing.Sensing;
import dev.assay.collectors.trace.Channel;
import dev.assay.collectors.trace.Trace;
import dev.assay.collectors.trace.TraceFile;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ThermalTransitionTest {
    private static final long S = 1_000_000_000;

    private static Sensing sensing(String... statuses) {
        return new Sensing(
                "p", List.of(), List.of(), "none", List.of(), List.of(), null, null, null, List.of(statuses));
    }

    private static TraceFile file(double... values) {
        long[] times = new long[values.length];
        for (int i = 0; i < times.length; i++) {
            times[i] = 10 * S + i * 5 * S;
        }
        Trace trace = new Trace(new Channel(0, "thermal_status_skin", "1", "skin", 0.2), times, values);
        return new TraceFile(
                Optional.empty(),
                Map.of("thermal_status_skin", trace),
                List.of(new TraceFile.Mark(10 * S, "runner_started", 1L)),
                Optional.empty(),
                Optional.empty());
    }

    @Test
    void given_statuses_that_change_then_each_change_has_its_sensor_both_statuses_and_both_moments() {
        List<ThermalTransition> changes = ThermalTransition.of(sensing("thermal_status_skin"), file(0, 0, 3, 3, 1));

        assertThat(changes)
                .containsExactly(
                        new ThermalTransition(20 * S, 15 * S, "skin", ThermalStatus.NONE, ThermalStatus.SEVERE),
                        new ThermalTransition(30 * S, 25 * S, "skin", ThermalStatus.SEVERE, ThermalStatus.LIGHT));
    }

    @Test
    void given_changes_then_the_reading_behind_the_trial_tells_them_in_words() {
        assertThat(ThermalTransition.told(sensing("thermal_status_skin"), file(0, 3, 1))
                        .map(Condition::text))
                .hasValue("skin rose from none to severe between 0.0 and 5.0 s;"
                        + " skin fell from severe to light between 5.0 and 10.0 s");
        assertThat(ThermalTransition.told(sensing("thermal_status_skin"), file(2, 2))
                        .map(Condition::text))
                .hasValue("none");
    }

    @Test
    void given_no_status_that_was_sampled_then_nothing_is_claimed() {
        assertThat(ThermalTransition.told(sensing("thermal_status_skin"), file()))
                .isEmpty();
        assertThat(ThermalTransition.told(sensing(), file(0, 3))).isEmpty();
    }

    @Test
    void given_a_number_that_is_no_status_then_it_is_passed_over() {
        assertThat(ThermalTransition.of(sensing("thermal_status_skin"), file(0, 9, 0.5, 0)))
                .isEmpty();
    }
}
