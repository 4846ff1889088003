package dev.assay.collectors.batteryservice;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.collectors.batteryservice.BatteryState.Plug;
import dev.assay.collectors.batteryservice.BatteryState.Status;
import dev.assay.collectors.condition.DumpsysTexts;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class BatteryStateTest {
    private static BatteryState parsed(String text) {
        return BatteryState.parse(text).orElseThrow();
    }

    @Test
    void a_battery_on_a_cable_is_told_in_base_units() throws Exception {
        assertThat(parsed(DumpsysTexts.of("battery-pixel-8-rig")))
                .isEqualTo(new BatteryState(
                        OptionalDouble.of(72),
                        Optional.of(Status.CHARGING),
                        Map.of(Plug.AC, false, Plug.USB, true, Plug.WIRELESS, false, Plug.DOCK, false),
                        OptionalDouble.of(4.02),
                        OptionalDouble.of(27.4),
                        OptionalDouble.of(3_270_000),
                        false));
    }

    @Test
    void the_log_that_follows_is_not_the_present() throws Exception {
        BatteryState state = parsed(DumpsysTexts.of("battery-galaxy-s21-rig"));

        assertThat(state.levelPct()).hasValue(64);
        assertThat(state.temperatureC()).hasValue(29.1);
        assertThat(state.voltageV()).hasValue(3.95);
        assertThat(state.status()).hasValue(Status.DISCHARGING);
        assertThat(state.plugs()).doesNotContainKey(Plug.DOCK);
    }

    @Test
    void a_service_that_was_told_what_to_show_says_so() throws Exception {
        assertThat(parsed(DumpsysTexts.of("battery-stopped")).madeUp()).isTrue();
    }

    @Test
    void what_cannot_be_is_absent_and_never_zero() {
        BatteryState state = parsed("""
                Current Battery Service state:
                  status: 0
                  level: -1
                  Capacity level: -1
                  voltage: 0
                  temperature: -2147483648
                  Charge counter: 0
                  USB powered: perhaps
                """);

        assertThat(state)
                .isEqualTo(new BatteryState(
                        OptionalDouble.empty(),
                        Optional.empty(),
                        Map.of(),
                        OptionalDouble.empty(),
                        OptionalDouble.empty(),
                        OptionalDouble.empty(),
                        false));
    }

    @Test
    void a_level_is_of_its_scale() {
        assertThat(parsed("Current Battery Service state:\n  level: 150\n  scale: 200\n")
                        .levelPct())
                .hasValue(75);
    }

    @Test
    void another_text_is_none() {
        assertThat(BatteryState.parse("")).isEmpty();
        assertThat(BatteryState.parse("Can't find service: battery\n")).isEmpty();
    }

    @Property
    void any_text_is_read_without_a_crash_and_within_the_ranges(@ForAll("texts") String text) {
        BatteryState.parse(text).ifPresent(state -> {
            state.levelPct().ifPresent(v -> assertThat(v).isBetween(0.0, 100.0));
            state.voltageV().ifPresent(v -> assertThat(v).isBetween(1.0, 20.0));
            state.temperatureC().ifPresent(v -> assertThat(v).isBetween(-40.0, 150.0));
        });
    }

    @Provide
    Arbitrary<String> texts() {
        Arbitrary<String> keys = Arbitraries.of(
                "level", "scale", "status", "voltage", "temperature", "Charge counter", "USB powered", "[x]", "");
        Arbitrary<String> values = Arbitraries.oneOf(
                Arbitraries.longs().map(Object::toString),
                Arbitraries.of("true", "", "-", "1e9", "999999999999999999999", "0"),
                Arbitraries.strings().ofMaxLength(8));
        Arbitrary<String> lines = keys.flatMap(key -> values.map(value -> "  " + key + ": " + value));
        return Arbitraries.oneOf(
                        lines,
                        Arbitraries.of("Current Battery Service state:", "  (UPDATES STOPPED", "[EventLogBuffer]"),
                        Arbitraries.strings().ofMaxLength(20))
                .list()
                .ofMaxSize(30)
                .map(all -> "Current Battery Service state:\n" + String.join("\n", all));
    }

    @Property
    void anything_at_all_is_read_without_a_crash(@ForAll String text) {
        BatteryState.parse(text);
    }
}
