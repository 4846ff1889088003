package dev.assay.collectors.source.perfetto;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.assay.collectors.fixture.SyntheticFacts;
import dev.assay.collectors.perfetto.PerfettoConfig;
import dev.assay.collectors.perfetto.PerfettoConfig.Extent;
import dev.assay.collectors.perfetto.PerfettoSurvey;
import dev.assay.collectors.perfetto.PerfettoTrace;
import dev.assay.collectors.perfetto.Quantity;
import dev.assay.collectors.perfetto.Recorded;
import dev.assay.collectors.planning.SamplingPlan;
import dev.assay.collectors.planning.SamplingRates;
import dev.assay.collectors.profile.Profile;
import dev.assay.collectors.profile.Profile.CurrentSign;
import dev.assay.collectors.profile.Profile.CurrentUnit;
import dev.assay.collectors.sensing.Rail;
import dev.assay.collectors.sensing.Recording;
import dev.assay.collectors.sensing.Recording.Channel;
import dev.assay.collectors.source.dumpsys.Dumpsys;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** By channel: the kernel's files first, perfetto for what they do not tell, and the reason of each choice. */
class PerfettoSourceTest {
    private static final SamplingRates RATES = new SamplingRates(100, 10, 100);
    private static final String BATTERY = "/sys/class/power_supply/battery";
    private static final Profile.Battery CALIBRATED =
            new Profile.Battery(CurrentUnit.MICROAMPERE, CurrentSign.NEGATIVE_WHILE_DISCHARGING);

    private static Profile profile(Profile.Battery battery, String... total) {
        return new Profile(
                Profile.SCHEMA, "phone", "P", "android", null, new Profile.Power(List.of(total), battery), List.of());
    }

    /** What perfetto recorded when it was tried. */
    private static PerfettoSurvey.Present survey(Map<String, Double> numbers, String... rails) {
        Map<String, Recorded> quantities = new LinkedHashMap<>();
        Map<String, PerfettoTrace.Rail> described = new LinkedHashMap<>();
        numbers.forEach((key, value) -> quantities.put(key, new Recorded(new long[] {1}, new double[] {value})));
        for (String rail : rails) {
            quantities.put(Quantity.rail(rail), new Recorded(new long[] {1}, new double[] {5e6}));
            described.put(Quantity.rail(rail), new PerfettoTrace.Rail(rail, "CPU", 1000L));
        }
        return new PerfettoSurvey.Present(
                "Perfetto v47",
                new PerfettoConfig(Extent.ALL, 250),
                List.of(),
                new PerfettoTrace(quantities, described, 0, List.of()));
    }

    private static SamplingPlan plan(SyntheticFacts facts, PerfettoSurvey survey, Profile profile) {
        return SamplingPlan.of(facts.facts(), survey, Dumpsys.NONE, profile, RATES);
    }

    private static List<Channel> recorded(SamplingPlan plan) {
        return plan.sensing().recording() == null
                ? List.of()
                : plan.sensing().recording().channels();
    }

    private static SyntheticFacts hiddenRails() {
        return new SyntheticFacts()
                .unreadable("iio", "odpm", "/sys/bus/iio/devices/iio:device0", "energy_value", null, "EACCES");
    }

    @Test
    void given_rails_that_are_hidden_then_perfettos_are_recorded_as_counters_and_the_errno_is_the_reason() {
        SamplingPlan plan = plan(hiddenRails(), survey(Map.of(), "S2M_VDD_CPUCL2"), profile(null, "S2M_VDD_CPUCL2"));

        assertThat(recorded(plan))
                .containsExactly(new Channel(
                        "s2m_vdd_cpucl2_j",
                        "J",
                        "perfetto android.power S2M_VDD_CPUCL2 (CPU)",
                        "rail S2M_VDD_CPUCL2",
                        1e-6,
                        4));
        assertThat(plan.sensing().total())
                .containsExactly(new Rail.Counter("S2M_VDD_CPUCL2", "s2m_vdd_cpucl2_j", null));
        assertThat(plan.recording()).hasValue(new PerfettoConfig(Extent.ALL, 250));
        assertThat(plan.sensing().collectors())
                .containsEntry(
                        "rails",
                        "perfetto (1 channels); not sysfs: /sys/bus/iio/devices/iio:device0/energy_value cannot be read (EACCES)")
                .containsEntry("perfetto", "1 channels, Perfetto v47");
    }

    @Test
    void given_rails_and_no_rule_for_their_sum_then_there_is_no_total_and_they_are_recorded() {
        SamplingPlan plan = plan(hiddenRails(), survey(Map.of(), "A", "B"), profile(null));

        assertThat(plan.sensing().total()).isEmpty();
        assertThat(plan.sensing().powerAbsent())
                .contains("the profile phone does not say that A, B make the device's power");
        assertThat(recorded(plan)).hasSize(2);
    }

    @Test
    void given_a_rule_of_which_perfetto_tells_a_part_then_the_missing_rail_is_named() {
        SamplingPlan plan = plan(hiddenRails(), survey(Map.of(), "A"), profile(null, "A", "B"));

        assertThat(plan.sensing().powerAbsent()).contains("A + B").contains("does not tell B");
    }

    @Test
    void given_a_rail_that_a_file_tells_then_perfettos_is_not_recorded_twice() {
        SyntheticFacts facts =
                new SyntheticFacts().node("iio", "odpm", "/iio", "energy_value", null, "t=1\nCH0(T=1)[A], 5", 50);

        SamplingPlan plan = plan(facts, survey(Map.of(), "A", "B"), profile(null));

        assertThat(recorded(plan)).extracting(Channel::quantity).containsExactly("rail B");
        assertThat(plan.sensing().collectors().get("rails")).startsWith("sysfs (1 channels); perfetto (1 more)");
    }

    @Test
    void given_files_that_tell_all_then_perfetto_is_not_needed() {
        SyntheticFacts facts = new SyntheticFacts()
                .node("iio", "odpm", "/iio", "energy_value", null, "t=1\nCH0(T=1)[A], 5", 50)
                .node("power_supply", "battery", BATTERY, "type", null, "Battery", 5)
                .node("power_supply", "battery", BATTERY, "voltage_now", null, 4_000_000, 5)
                .node("power_supply", "battery", BATTERY, "current_now", null, -500_000, 5)
                .zone(0, "BIG", 40_000, 5)
                .node("cpufreq", "policy0", "/cpu/policy0", "scaling_cur_freq", "0-3", 1_800_000, 5);

        assertThat(SamplingPlan.needsRecorder(facts.facts(), profile(CALIBRATED)))
                .isFalse();
        assertThat(SamplingPlan.needsRecorder(hiddenRails().facts(), profile(CALIBRATED)))
                .isTrue();
    }

    @Test
    void given_a_battery_that_no_file_tells_then_its_power_is_perfettos_current_by_the_profiles_calibration() {
        PerfettoSurvey survey = survey(Map.of(Quantity.CURRENT, -812_000.0, Quantity.VOLTAGE, 3.9e6));

        SamplingPlan plan = plan(new SyntheticFacts(), survey, profile(CALIBRATED));

        assertThat(recorded(plan))
                .extracting(Channel::name, Channel::unit, Channel::scale)
                .containsExactly(tuple("battery_voltage_v", "V", 1e-6), tuple("battery_current_a", "A", 1e-6));
        assertThat(plan.sensing().total())
                .containsExactly(new Rail.VoltsAmps("battery", "battery_voltage_v", "battery_current_a", -1));
    }

    @Test
    void given_a_battery_that_nobody_calibrated_then_perfettos_microamperes_are_not_believed_either() {
        PerfettoSurvey survey = survey(Map.of(Quantity.CURRENT, -812_000.0, Quantity.VOLTAGE, 3.9e6));

        SamplingPlan plan = plan(new SyntheticFacts(), survey, profile(null));

        assertThat(recorded(plan)).extracting(Channel::name).containsExactly("battery_voltage_v");
        assertThat(plan.sensing().powerAbsent()).contains("not calibrated");
    }

    @Test
    void given_a_current_that_cannot_be_what_the_profile_makes_of_it_then_there_is_no_power() {
        PerfettoSurvey survey = survey(Map.of(Quantity.CURRENT, -8.12e8, Quantity.VOLTAGE, 3.9e6));

        SamplingPlan plan = plan(new SyntheticFacts(), survey, profile(CALIBRATED));

        assertThat(plan.sensing().total()).isEmpty();
        assertThat(plan.sensing().powerAbsent())
                .contains("does not fit what perfetto records")
                .contains("812 A");
    }

    @Test
    void given_zones_and_clocks_that_no_file_tells_then_perfettos_are_recorded_in_base_units() {
        SyntheticFacts facts = new SyntheticFacts()
                .zone(0, "BIG", 40_000, 5)
                .unreadable("thermal", "TPU", "/sys/class/thermal/thermal_zone4", "temp", null, "EACCES");
        PerfettoSurvey survey = survey(Map.of(
                Quantity.thermal("BIG"), 40.0,
                Quantity.thermal("TPU"), 41.0,
                Quantity.thermal("off"), 1.8e16,
                Quantity.cpu(0), 1.8e6));

        SamplingPlan plan = plan(facts, survey, profile(null));

        assertThat(recorded(plan))
                .extracting(Channel::name, Channel::unit, Channel::scale, Channel::rateHz)
                .containsExactlyInAnyOrder(
                        tuple("temp_tpu_c", "°C", 1.0, 2.0), tuple("cpu_0_clock_hz", "Hz", 1e3, 2.0));
        assertThat(plan.sensing().temperatures()).containsExactly("temp_big_c", "temp_tpu_c");
        assertThat(plan.sensing().frequencies()).containsExactly("cpu_0_clock_hz");
    }

    @Test
    void given_no_perfetto_then_each_quantity_says_what_was_tried() {
        PerfettoSurvey absent = new PerfettoSurvey.Absent("it is not on this device");

        SamplingPlan plan = plan(hiddenRails(), absent, profile(null));

        assertThat(plan.recording()).isEmpty();
        assertThat(plan.sensing().recording()).isNull();
        assertThat(plan.sensing().collectors())
                .containsEntry("perfetto", "not used: it is not on this device")
                .hasEntrySatisfying(
                        "rails",
                        said -> assertThat(said)
                                .startsWith("none; sysfs:")
                                .endsWith("perfetto: it is not on this device"))
                .hasEntrySatisfying("clocks", said -> assertThat(said).contains("there is no scaling_cur_freq"));
    }

    @Test
    void given_the_bare_runner_then_nothing_is_recorded() {
        SamplingPlan plan = SamplingPlan.of(
                hiddenRails().facts(), survey(Map.of(), "A"), Dumpsys.NONE, profile(null), SamplingRates.NONE);

        assertThat(plan.recording()).isEmpty();
        assertThat(plan.sensing().recording()).isNull();
    }

    @Test
    void given_slow_sensors_then_perfetto_polls_no_faster_than_they() {
        SamplingPlan plan = SamplingPlan.of(
                hiddenRails().facts(),
                survey(Map.of(), "A"),
                Dumpsys.NONE,
                profile(null),
                new SamplingRates(100, 10, 2));

        Optional<PerfettoConfig> config = plan.recording();
        assertThat(config.map(PerfettoConfig::pollMs)).hasValue(500);
        Recording recording = plan.sensing().recording();
        assertThat(recording.channels()).extracting(Channel::rateHz).containsExactly(2.0);
    }

    @Test
    void given_an_extent_then_the_configuration_has_its_words_and_no_others() {
        Duration minute = Duration.ofMinutes(1);

        assertThat(new PerfettoConfig(Extent.ALL, 250).text(minute))
                .contains("duration_ms: 60000", "battery_poll_ms: 250", "collect_power_rails: true")
                .contains("BATTERY_COUNTER_VOLTAGE", "cpufreq_period_ms: 500", "snapshot_interval_ms");
        assertThat(new PerfettoConfig(Extent.CLOCKS, 250).text(minute))
                .contains("BATTERY_COUNTER_VOLTAGE", "cpufreq_period_ms: 500 }", "snapshot_interval_ms")
                .doesNotContain("thermal_period_ms", "gpufreq_period_ms");
        assertThat(new PerfettoConfig(Extent.PLACED_POWER, 250).text(minute))
                .contains("BATTERY_COUNTER_VOLTAGE", "snapshot_interval_ms")
                .doesNotContain("sys_stats");
        assertThat(new PerfettoConfig(Extent.POWER, 250).text(minute))
                .contains("BATTERY_COUNTER_VOLTAGE")
                .doesNotContain("sys_stats", "snapshot_interval_ms");
        assertThat(new PerfettoConfig(Extent.FIRST_VERSION, 250).text(minute))
                .contains("BATTERY_COUNTER_CURRENT", "collect_power_rails")
                .doesNotContain("VOLTAGE", "sys_stats");
    }
}
