package dev.assay.collectors.bundle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.assay.collectors.condition.Condition;
import dev.assay.collectors.fixture.BundleFixture;
import dev.assay.collectors.fixture.TraceBytes;
import dev.assay.collectors.metric.Metric;
import dev.assay.collectors.metric.MetricValue;
import dev.assay.collectors.metric.TrialMetrics;
import dev.assay.collectors.sensing.Meter;
import dev.assay.collectors.sensing.Meter.Clock;
import dev.assay.collectors.sensing.Meter.Measures;
import dev.assay.collectors.sensing.Rail;
import dev.assay.collectors.sensing.Sensing;
import dev.assay.collectors.trace.Trace;
import java.nio.file.Path;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A bundle beside whose device the coordinator read a meter. The device's clock is half a second ahead of the coordinator's, to
 * 0.1 ms at both ends of the trial; prefill lasts from 300 to 800 ms of it, decode from 810 to 840 ms.
 */
class MeteredChannelsTest {
    private static final long MS = 1_000_000;
    private static final Rail OWN = new Rail.Power("VDD_IN", "vdd_in_w");
    private static final Sensing UNMETERED =
            new Sensing("p", List.of(OWN), List.of(OWN), null, List.of(), List.of(), null);

    @TempDir
    Path dir;

    private static Meter meter(Measures measures) {
        return new Meter("supply", measures, Clock.MONOTONIC, 0, 1000, List.of());
    }

    /** Power as a function of the device's time in s, a sample each ms from 0 to 1.2 s of it. */
    private static String log(DoubleUnaryOperator watts) {
        return log(watts, 1_200);
    }

    private static String log(DoubleUnaryOperator watts, long untilMs) {
        StringBuilder text =
                new StringBuilder("# clocks monotonic_ns=-600000000 wall_ns=5 apart_ns=9\narrived_ns,t_ns,p_w\n");
        for (long at = 0; at <= untilMs * MS; at += MS) {
            long coordinator = at - 500 * MS;
            text.append(coordinator + 10)
                    .append(',')
                    .append(coordinator)
                    .append(',')
                    .append(watts.applyAsDouble(at / 1e9))
                    .append('\n');
        }
        return text.append("# clocks monotonic_ns=800000000 wall_ns=1400000005 apart_ns=9\n")
                .toString();
    }

    private static TraceBytes trace() {
        return new TraceBytes()
                .header("job")
                .channel(3, "vdd_in_w", "W", "a file", 100)
                .mark(250 * MS, "runner_started")
                .mark(900 * MS, "runner_ended");
    }

    private static BundleFixture bundle(Measures measures) {
        return BundleFixture.generate().trace(trace()).sensing(UNMETERED.meteredBy(List.of(meter(measures))));
    }

    private static MetricValue energy(Bundle bundle) throws BundleException {
        return TrialMetrics.of(bundle).get(Metric.ENERGY_PREFILL_J);
    }

    @Test
    void given_a_meter_of_the_device_then_energy_is_its_power_over_the_devices_phases_to_the_clocks_bound()
            throws Exception {
        Bundle bundle = bundle(Measures.DEVICE)
                .file("meter-supply.csv", log(t -> 10 * t))
                .seal(dir);

        Trace watts = bundle.trace().orElseThrow().trace("meter_supply_w").orElseThrow();
        assertThat(watts.channel().id()).as("none of the probe's").isEqualTo(4);
        assertThat(watts.channel().group()).isEqualTo("meters");
        assertThat(watts.timeNs(0)).as("a reading before the start").isBetween(248 * MS, 250 * MS);
        assertThat(watts.timeNs(watts.count() - 1)).isBetween(900 * MS, 902 * MS);
        assertThat(watts.clockBoundNs()).isBetween(100_000L, 200_000L);
        // 10 t from 0.3 to 0.8: a shift of the clocks by 0.1 ms is 0.5 mJ
        assertThat(energy(bundle)).isInstanceOfSatisfying(MetricValue.Scalar.class, joules -> {
            assertThat(joules.value()).isCloseTo(2.75, within(0.001));
            assertThat(joules.uncertainty()).isBetween(0.0005, 0.005);
            assertThat(joules.method())
                    .matches("meter supply \\(power at 1000 Hz, clocks within 0\\.[12][0-9]* ms\\).*");
        });
        assertThat(bundle.trial().sensing().collectors())
                .containsEntry("power", "meter supply, which the whole device hangs at; before VDD_IN");
    }

    @Test
    void given_a_meter_of_a_part_then_its_samples_are_kept_and_the_devices_own_rails_are_its_power() throws Exception {
        Bundle bundle =
                bundle(Measures.PART).file("meter-supply.csv", log(_ -> 3)).seal(dir);

        Sensing sensing = bundle.trial().sensing();
        assertThat(sensing.total()).containsExactly(OWN);
        assertThat(sensing.rails()).contains(new Rail.Power("meter supply", "meter_supply_w"));
        assertThat(bundle.trace()
                        .orElseThrow()
                        .trace("meter_supply_w")
                        .orElseThrow()
                        .count())
                .isPositive();
        assertThat(sensing.meters()).containsExactly(meter(Measures.PART));
    }

    @Test
    void given_a_meter_that_told_nothing_that_can_be_placed_then_energy_is_absent_for_that_reason() throws Exception {
        Bundle none = bundle(Measures.DEVICE).seal(dir.resolve("none"));
        Bundle damaged = bundle(Measures.DEVICE)
                .file("meter-supply.csv", log(_ -> 1).replace("p_w", "p_hp"))
                .seal(dir.resolve("damaged"));
        Bundle gap = bundle(Measures.DEVICE)
                .file("meter-supply.csv", log(_ -> 1, 500))
                .seal(dir.resolve("gap"));

        assertThat(energy(none))
                .isEqualTo(new MetricValue.Absent(
                        "prefill: meter supply (its program printed nothing) could not be read"));
        assertThat(((MetricValue.Absent) energy(damaged)).reason())
                .contains(
                        "meter supply (cannot read the meter's recording (meter-supply.csv:2): no column of [arrived, t_ns, p_hp]",
                        "could not be read");
        assertThat(((MetricValue.Absent) energy(gap)).reason()).contains("of meter supply cover less than");
    }

    /** A phase is no longer than what its clocks may be apart: the figure would say where it was cut. */
    @Test
    void given_clocks_that_are_far_apart_then_a_short_phase_has_no_energy() throws Exception {
        Meter late = new Meter("supply", Measures.DEVICE, Clock.ARRIVAL, 400 * MS, 1000, List.of("p_w"));
        Bundle bundle = BundleFixture.generate()
                .trace(trace())
                .sensing(UNMETERED.meteredBy(List.of(late)))
                .file("meter-supply.csv", log(_ -> 1))
                .seal(dir);

        assertThat(((MetricValue.Absent) TrialMetrics.of(bundle).get(Metric.ENERGY_DECODE_J)).reason())
                .contains("what its clocks may be apart (200 ms)");
    }

    /** What flows into a battery is not drawn by the device, and what flows out of it the meter does not see. */
    @Test
    void given_a_battery_between_the_meter_and_the_device_then_its_energy_is_told_only_while_the_battery_rests()
            throws Exception {
        for (String state : List.of("Charging", "Discharging", "Unknown")) {
            Bundle bundle = bundle(Measures.DEVICE)
                    .before(Condition.ofText("battery_status_BAT0", state, "a file"))
                    .file("meter-supply.csv", log(_ -> 3))
                    .seal(dir.resolve(state));
            assertThat(energy(bundle))
                    .isEqualTo(new MetricValue.Absent(
                            "the device has a battery between it and the meter (battery_status_BAT0 was " + state
                                    + " before the trial)"));
        }
        Bundle full = bundle(Measures.DEVICE)
                .before(Condition.ofText("battery_status_BAT0", "Full", "a file"))
                .file("meter-supply.csv", log(_ -> 3))
                .seal(dir.resolve("full"));
        assertThat(energy(full)).isInstanceOf(MetricValue.Scalar.class);
    }

    @Test
    void given_a_channel_of_the_device_with_a_meters_name_then_it_is_not_taken_for_the_meters() throws Exception {
        Bundle bundle = bundle(Measures.DEVICE)
                .trace(trace().channel(4, "meter_supply_w", "W", "a rail that is called so", 100))
                .file("meter-supply.csv", log(_ -> 3))
                .seal(dir);

        assertThat(((MetricValue.Absent) energy(bundle)).reason()).contains("has a channel of its name");
    }

    /** 100 W right behind the runner's last token: with clocks that far apart it may as well have been before it. */
    @Test
    void given_a_peak_within_the_clocks_bound_of_the_end_then_it_is_no_peak_of_the_measured_time() throws Exception {
        Meter late = new Meter("supply", Measures.DEVICE, Clock.ARRIVAL, 40 * MS, 1000, List.of("p_w"));
        Bundle bundle = BundleFixture.generate()
                .trace(trace())
                .sensing(UNMETERED.meteredBy(List.of(late)))
                .file("meter-supply.csv", log(t -> t > 0.841 ? 100 : t < 0.299 ? 50 : 3))
                .seal(dir);

        assertThat(((MetricValue.Scalar) TrialMetrics.of(bundle).get(Metric.POWER_PEAK_W)).value())
                .isEqualTo(3);
    }
}
