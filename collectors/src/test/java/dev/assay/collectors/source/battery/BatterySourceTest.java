package dev.assay.collectors.source.battery;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.collectors.fixture.SyntheticFacts;
import dev.assay.collectors.planning.SamplingPlan;
import dev.assay.collectors.planning.SamplingRates;
import dev.assay.collectors.profile.Profile;
import dev.assay.collectors.profile.Profile.CurrentSign;
import dev.assay.collectors.profile.Profile.CurrentUnit;
import dev.assay.collectors.sampling.ChannelRequest;
import dev.assay.collectors.sensing.Rail;
import dev.assay.collectors.sensing.Sensing;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Given a phone whose profile says what its current_now means: when a trial is planned, then its reading has to fit. */
class BatterySourceTest {
    private static final SamplingRates RATES = new SamplingRates(100, 10, 100);

    private static SamplingPlan plan(String status, long current, Profile.Battery battery) {
        String dir = "/sys/class/power_supply/battery";
        SyntheticFacts facts = new SyntheticFacts()
                .node("power_supply", "battery", dir, "type", null, "Battery", 1)
                .node("power_supply", "battery", dir, "voltage_now", null, 4_020_000, 1)
                .node("power_supply", "battery", dir, "current_now", null, current, 1);
        if (status != null) {
            facts.node("power_supply", "battery", dir, "status", null, status, 1);
        }
        Profile.Power power = battery == null ? null : new Profile.Power(List.of(), battery);
        Profile profile = new Profile(Profile.SCHEMA, "phone", "Phone", "android", null, power, List.of());
        return SamplingPlan.of(facts.facts(), profile, RATES);
    }

    private static Sensing several(String scope, String... names) {
        SyntheticFacts facts = new SyntheticFacts();
        for (String name : names) {
            String dir = "/sys/class/power_supply/" + name;
            facts.node("power_supply", name, dir, "type", null, "Battery", 1)
                    .node("power_supply", name, dir, "voltage_now", null, 4_020_000, 1)
                    .node("power_supply", name, dir, "current_now", null, -500_000, 1)
                    .node("power_supply", name, dir, "scope", null, name.equals("pen") ? scope : "System", 1);
        }
        Profile profile = new Profile(
                Profile.SCHEMA,
                "phone",
                "Phone",
                "android",
                null,
                new Profile.Power(List.of(), claim("µA", "negative")),
                List.of());
        return SamplingPlan.of(facts.facts(), profile, RATES).sensing();
    }

    @Test
    void aGaugesSecondViewOfTheBattery_doesNotCountAgain() {
        Rail battery = new Rail.VoltsAmps("battery", "battery_voltage_v", "battery_current_a", -1);

        assertThat(several("System", "battery", "bms").total()).containsExactly(battery);
        assertThat(several("System", "bms", "battery").total()).containsExactly(battery);
    }

    @Test
    void severalBatteriesOfWhichNoneSaysThatItPowersTheDevice_makeNoTotal() {
        assertThat(several("System", "bms", "maxfg").total()).isEmpty();
        assertThat(several("System", "bms", "maxfg").powerAbsent())
                .isEqualTo("the kernel lists several batteries (bms, maxfg), and none says that it powers the device");
    }

    @Test
    void packsBesideEachOther_areSummed() {
        assertThat(several("System", "BAT0", "BAT1").total()).hasSize(2);
    }

    @Test
    void theBatteryOfAPen_isNoneOfTheDevice() {
        assertThat(several("Device", "bms", "pen").total())
                .containsExactly(new Rail.VoltsAmps("battery", "bms_voltage_v", "bms_current_a", -1));
    }

    private static Profile.Battery claim(String unit, String sign) {
        return new Profile.Battery(
                unit.equals("mA") ? CurrentUnit.MILLIAMPERE : CurrentUnit.MICROAMPERE,
                sign.equals("negative")
                        ? CurrentSign.NEGATIVE_WHILE_DISCHARGING
                        : CurrentSign.POSITIVE_WHILE_DISCHARGING);
    }

    @ParameterizedTest
    @CsvSource({
        "-310000, µA, negative",
        "310000, µA, positive",
        "-287, mA, negative",
        "287, mA, positive",
        "-10000, µA, negative",
        "-10, mA, negative",
        "-10000, mA, negative",
    })
    void aReadingThatFits_makesTheBatteryTheTotal(long current, String unit, String sign) {
        Sensing sensing = plan("Discharging", current, claim(unit, sign)).sensing();

        assertThat(sensing.powerAbsent()).isNull();
        assertThat(sensing.total()).extracting(Rail::name).containsExactly("battery");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "-310000 | mA | negative | current_now is -310000 while the status is Discharging, in mA 310 A, where 0.01 to 10 A are plausible",
                "-287 | µA | negative | current_now is -287 while the status is Discharging, in µA 0.000287 A, where 0.01 to 10 A are plausible",
                "-9999 | µA | negative | current_now is -9999 while the status is Discharging, in µA 0.009999 A, where 0.01 to 10 A are plausible",
                "0 | µA | negative | current_now is 0 while the status is Discharging, in µA 0 A, where 0.01 to 10 A are plausible",
                "310000 | µA | negative | current_now is 310000 while the status is Discharging, and by negative_while_discharging it would be charging",
                "-287 | mA | positive | current_now is -287 while the status is Discharging, and by positive_while_discharging it would be charging",
            })
    void aReadingThatCannotBeWhatTheProfileSays_isTheReasonForEnergyToBeAbsent(
            long current, String unit, String sign, String why) {
        SamplingPlan plan = plan("Discharging", current, claim(unit, sign));

        assertThat(plan.sensing().total()).isEmpty();
        assertThat(plan.sensing().rails()).isEmpty();
        assertThat(plan.sensing().powerAbsent())
                .isEqualTo("the battery's calibration in the profile phone does not fit: " + why);
        assertThat(plan.groups().stream().flatMap(group -> group.channels().stream()))
                .extracting(ChannelRequest::name)
                .contains("battery_voltage_v")
                .doesNotContain("battery_current_a");
    }

    @ParameterizedTest
    @CsvSource({"Charging, 1500000", "Charging, -40000", "Full, 0", "Not charging, 976", "Unknown, -310000", ", 310000"
    })
    void onACharger_neitherTheSignNorAZeroSaysAnythingAgainstTheProfile(String status, long current) {
        assertThat(plan(status, current, claim("µA", "negative")).sensing().powerAbsent())
                .isNull();
    }

    @Test
    void whateverTheStatus_moreThanTenAmperesArePlausibleNowhere() {
        assertThat(plan("Charging", 1_500_000, claim("mA", "negative"))
                        .sensing()
                        .powerAbsent())
                .contains("current_now is 1500000 while the status is Charging, in mA 1500 A");
    }

    @ParameterizedTest
    @EnumSource(CurrentUnit.class)
    void withoutACalibration_noUnitIsTriedOut(CurrentUnit unit) {
        long current = Math.round(-0.3 / unit.amperes());

        assertThat(plan("Discharging", current, null).sensing().powerAbsent()).isEqualTo(BatterySource.UNCALIBRATED);
    }
}
