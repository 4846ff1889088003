package dev.assay.collectors.condition;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ServiceConditionsTest {
    /** What the kernel's files give where the shell user may read none of them. */
    private static final List<Condition> SILENT = List.of(
            Condition.absent("temp_hottest_c", "°C", "no thermal zone that can be read", "/sys/class/thermal"),
            Condition.absent("battery_level_pct", "%", "the kernel lists no power supply", "/sys/class/power_supply"));

    private static final List<Condition> TELLING = List.of(
            Condition.of("temp_hottest_c", "°C", 51, "/sys/class/thermal/thermal_zone0/temp (BIG)"),
            Condition.of("battery_level_battery_pct", "%", 71, "/sys/class/power_supply/battery/capacity"),
            Condition.ofText("battery_status_battery", "Full", "/sys/class/power_supply/battery/status"),
            Condition.ofText("charger_online_usb", "1", "/sys/class/power_supply/usb/online"));

    private static Conditions conditions(String battery, String thermal, List<Condition> files) throws Exception {
        ServiceConditions told =
                new ServiceConditions(Optional.of(DumpsysTexts.of(battery)), Optional.of(DumpsysTexts.of(thermal)));
        return new Conditions(Instant.EPOCH, told.over(files));
    }

    @Test
    void where_the_files_are_silent_the_services_tell_and_the_reason_stands_beside() throws Exception {
        Conditions conditions = conditions("battery-pixel-8-rig", "thermalservice-pixel-8-rig", SILENT);

        assertThat(conditions.value("temp_hottest_c")).hasValue(45.25);
        assertThat(conditions.find("temp_hottest_c").orElseThrow().source())
                .isEqualTo("dumpsys thermalservice (BIG); /sys/class/thermal: no thermal zone that can be read");
        assertThat(conditions.value("battery_level_pct")).hasValue(72);
        assertThat(conditions.value("battery_temp_c")).hasValue(27.4);
        assertThat(conditions.value("thermal_status")).hasValue(0);
        assertThat(conditions.find("charger_online_usb").orElseThrow().text()).isEqualTo("1");
        assertThat(Charger.of(conditions, null)).isEqualTo(Charger.CONNECTED);
        assertThat(conditions.readings()).extracting(Condition::name).doesNotHaveDuplicates();
    }

    @Test
    void what_the_files_tell_stays() throws Exception {
        Conditions conditions = conditions("battery-galaxy-s21-rig", "thermalservice-galaxy-s21-rig", TELLING);

        List<Condition> expected = new ArrayList<>(TELLING);
        expected.add(Condition.of("battery_temp_c", "°C", 29.1, "dumpsys battery"));
        expected.add(Condition.of("thermal_status", "1", 1, "dumpsys thermalservice"));
        assertThat(conditions.readings()).isEqualTo(expected);
    }

    @Test
    void a_charger_that_the_service_alone_sees_counts_beside_others_of_the_files() throws Exception {
        Condition wireless =
                Condition.ofText("charger_online_wireless", "0", "/sys/class/power_supply/wireless/online");

        Conditions conditions =
                conditions("battery-pixel-8-rig", "thermalservice-pixel-8-rig", List.of(TELLING.getFirst(), wireless));

        assertThat(conditions.find("charger_online_usb").orElseThrow().source())
                .isEqualTo("dumpsys battery; the kernel lists none");
        assertThat(conditions.find("charger_online_wireless")).contains(wireless);
        assertThat(conditions.find("charger_online_ac")).isEmpty();
        assertThat(Charger.of(conditions, null)).isEqualTo(Charger.CONNECTED);
    }

    @Test
    void a_battery_that_is_not_on_a_charger_is_known_to_be_none() throws Exception {
        Conditions conditions = conditions("battery-galaxy-s21-rig", "thermalservice-galaxy-s21-rig", SILENT);

        assertThat(Charger.of(conditions, conditions)).isEqualTo(Charger.NOT_CONNECTED);
    }

    @Test
    void what_a_service_was_told_to_show_is_no_reading() throws Exception {
        Conditions conditions = conditions("battery-stopped", "thermalservice-types", SILENT);

        assertThat(conditions.value("battery_level_pct")).isEmpty();
        assertThat(conditions.value("battery_temp_c")).isEmpty();
        assertThat(conditions.value("thermal_status")).isEmpty();
        assertThat(conditions.find("battery_temp_c").orElseThrow().absent()).contains("told what to show");
        assertThat(Charger.of(conditions, null)).isEqualTo(Charger.UNKNOWN);
    }

    @Test
    void a_device_without_such_services_has_the_readings_of_its_files() {
        assertThat(ServiceConditions.NONE.over(TELLING)).isEqualTo(TELLING);
    }
}
