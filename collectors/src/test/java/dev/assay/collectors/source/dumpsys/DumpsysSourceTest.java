package dev.assay.collectors.source.dumpsys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.assay.collectors.batteryservice.BatteryState;
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
import dev.assay.collectors.sampling.ChannelRequest;
import dev.assay.collectors.sampling.SamplingGroup;
import dev.assay.collectors.thermalservice.ThermalState;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The services come last: only what neither files nor perfetto tell, and the statuses that nothing else does. */
class DumpsysSourceTest {
    private static final PerfettoSurvey NO_PERFETTO = new PerfettoSurvey.Absent("it is not on this device");
    private static final Profile PROFILE = new Profile(Profile.SCHEMA, "phone", "P", "android", null, null, List.of());

    private static final String BATTERY = """
            Current Battery Service state:
              AC powered: false
              status: 3
              level: 72
              scale: 100
              voltage: 4352
              temperature: 274
              Charge counter: 3270000
            """;

    private static final String THERMAL = """
            IsStatusOverride: %s
            Thermal Status: 0
            Current temperatures from HAL:
            	Temperature{mValue=45.25, mType=0, mName=BIG, mStatus=0}
            	Temperature{mValue=-3.4028235E38, mType=9, mName=TPU, mStatus=0}
            	Temperature{mValue=30.1, mType=3, mName=skin's, mStatus=1}
            Current cooling devices from HAL:
            """;

    private static Dumpsys dumpsys(String battery, String thermal) {
        return new Dumpsys(
                Optional.of(battery).flatMap(BatteryState::parse),
                Optional.of(thermal).flatMap(ThermalState::parse));
    }

    private static SamplingPlan plan(SyntheticFacts facts, PerfettoSurvey perfetto, Dumpsys services) {
        return SamplingPlan.of(facts.facts(), perfetto, services, PROFILE, new SamplingRates(100, 0, 100));
    }

    private static Optional<SamplingGroup> group(SamplingPlan plan, String name) {
        return plan.groups().stream().filter(group -> group.name().equals(name)).findFirst();
    }

    @Test
    void given_nothing_else_then_the_battery_service_tells_level_voltage_temperature_and_charge_in_base_units() {
        SamplingPlan plan = plan(new SyntheticFacts(), NO_PERFETTO, dumpsys(BATTERY, ""));

        SamplingGroup battery = group(plan, "dumpsys_battery").orElseThrow();
        assertThat(battery.hz()).isEqualTo(1);
        assertThat(battery.every()).isEqualTo(5);
        assertThat(battery.channels())
                .extracting(ChannelRequest::name, ChannelRequest::unit, ChannelRequest::column, ChannelRequest::scale)
                .containsExactly(
                        tuple("battery_level_pct", "%", 0, 1.0),
                        tuple("battery_voltage_v", "V", 1, 1e-3),
                        tuple("battery_temp_c", "°C", 2, 0.1),
                        tuple("battery_charge_coulombs", "C", 3, 3.6e-3));
        assertThat(battery.command().subList(3, battery.command().size()))
                .containsExactly("assay", "level", "voltage", "temperature", "Charge counter");
        assertThat(plan.sensing().temperatures()).containsExactly("battery_temp_c");
        assertThat(plan.sensing().collectors().get("battery voltage"))
                .isEqualTo("dumpsys (1 channels, each 5 s); not sysfs: there is no voltage_now;"
                        + " not perfetto: it is not on this device");
    }

    @Test
    void given_files_and_perfetto_that_tell_the_battery_then_the_service_is_asked_for_the_rest_alone() {
        SyntheticFacts facts = new SyntheticFacts()
                .node("power_supply", "battery", "/b", "voltage_now", null, 4_000_000, 5)
                .node("power_supply", "battery", "/b", "capacity", null, 72, 5);
        PerfettoSurvey perfetto = new PerfettoSurvey.Present(
                "v",
                new PerfettoConfig(Extent.ALL, 250),
                List.of(),
                new PerfettoTrace(
                        Map.of(Quantity.CHARGE, new Recorded(new long[] {1}, new double[] {3e6})),
                        Map.of(),
                        0,
                        List.of()));

        SamplingPlan plan = plan(facts, perfetto, dumpsys(BATTERY, ""));

        assertThat(group(plan, "dumpsys_battery").orElseThrow().channels())
                .extracting(ChannelRequest::name)
                .containsExactly("battery_temp_c");
    }

    @Test
    void given_zones_that_files_tell_then_the_thermal_service_is_asked_for_statuses_alone() {
        SyntheticFacts facts = new SyntheticFacts().zone(0, "BIG", 45_000, 5);

        SamplingPlan plan = plan(facts, NO_PERFETTO, dumpsys("", THERMAL.formatted(false)));

        assertThat(group(plan, "dumpsys_thermalservice").orElseThrow().channels())
                .extracting(ChannelRequest::name, ChannelRequest::column)
                .containsExactly(
                        tuple("thermal_status", 0), tuple("thermal_status_big", 2), tuple("thermal_status_skin_s", 4));
        assertThat(plan.sensing().thermalStatuses())
                .containsExactly("thermal_status", "thermal_status_big", "thermal_status_skin_s");
        assertThat(plan.sensing().temperatures()).containsExactly("temp_big_c");
    }

    @Test
    void given_a_sensor_with_a_strange_name_then_it_is_an_argument_and_no_part_of_the_script() {
        SamplingPlan plan = plan(new SyntheticFacts(), NO_PERFETTO, dumpsys("", THERMAL.formatted(false)));

        List<String> command =
                group(plan, "dumpsys_thermalservice").orElseThrow().command();
        assertThat(command.get(2)).doesNotContain("skin's");
        assertThat(command.subList(3, command.size())).containsExactly("assay", "BIG", "skin's");
    }

    @Test
    void given_services_that_were_told_what_to_show_then_nothing_of_them_is_sampled() {
        Dumpsys madeUp = dumpsys(
                BATTERY.replace("state:\n", "state:\n  (UPDATES STOPPED -- use 'reset' to restart)\n"),
                THERMAL.formatted(true));

        SamplingPlan plan = plan(new SyntheticFacts(), NO_PERFETTO, madeUp);

        assertThat(plan.groups()).extracting(SamplingGroup::name).noneMatch(name -> name.startsWith("dumpsys"));
        assertThat(plan.sensing().collectors().get("thermal status")).startsWith("none");
    }

    @Test
    void given_no_sensors_to_be_sampled_then_no_service_is_asked() {
        SamplingPlan plan = SamplingPlan.of(
                new SyntheticFacts().facts(),
                NO_PERFETTO,
                dumpsys(BATTERY, THERMAL.formatted(false)),
                PROFILE,
                new SamplingRates(100, 0, 0));

        assertThat(plan.groups()).extracting(SamplingGroup::name).containsExactly("process");
    }
}
