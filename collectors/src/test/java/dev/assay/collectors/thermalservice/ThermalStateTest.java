package dev.assay.collectors.thermalservice;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.collectors.condition.DumpsysTexts;
import dev.assay.collectors.thermalservice.ThermalState.Reading;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class ThermalStateTest {
    private static ThermalState parsed(String name) throws Exception {
        return ThermalState.parse(DumpsysTexts.of(name)).orElseThrow();
    }

    @Test
    void what_the_hardware_layer_tells_now_is_read_and_what_it_has_no_value_for_is_left_out() throws Exception {
        ThermalState state = parsed("thermalservice-pixel-8-rig");

        assertThat(state.status()).hasValue(0);
        assertThat(state.overridden()).isFalse();
        assertThat(state.temperatures())
                .containsExactly(
                        new Reading("BIG", 0, 45.25),
                        new Reading("MID", 0, 41),
                        new Reading("LITTLE", 0, 39.5),
                        new Reading("G3D", 1, 38),
                        new Reading("battery", 2, 27.4),
                        new Reading("VIRTUAL-SKIN", 3, 30.6));
        assertThat(state.hottest()).hasValue(new Reading("BIG", 0, 45.25));
    }

    @Test
    void another_maker_has_other_names() throws Exception {
        ThermalState state = parsed("thermalservice-galaxy-s21-rig");

        assertThat(state.status()).hasValue(1);
        assertThat(state.hottest()).hasValue(new Reading("AP", 0, 36.75));
    }

    @Test
    void neither_old_readings_nor_voltages_nor_values_for_none_are_temperatures() throws Exception {
        ThermalState state = parsed("thermalservice-types");

        assertThat(state.overridden()).isTrue();
        assertThat(state.temperatures())
                .containsExactly(new Reading("cpu0-silver-usr", 0, 44.600002), new Reading("SUBBAT", 2, 0));
    }

    @Test
    void without_a_hardware_layer_there_is_a_status_and_no_temperature() throws Exception {
        ThermalState state = parsed("thermalservice-no-hal");

        assertThat(state.status()).hasValue(2);
        assertThat(state.temperatures()).isEmpty();
        assertThat(state.hottest()).isEmpty();
    }

    @Test
    void another_text_is_none() {
        assertThat(ThermalState.parse("")).isEmpty();
        assertThat(ThermalState.parse("Can't find service: thermalservice\n")).isEmpty();
        assertThat(ThermalState.parse("Thermal Status: 9\n")).isEmpty();
    }

    @Property
    void any_text_is_read_without_a_crash_and_within_the_ranges(@ForAll("texts") String text) {
        ThermalState.parse(text).ifPresent(state -> {
            state.status().ifPresent(status -> assertThat(status).isBetween(0, 6));
            assertThat(state.temperatures())
                    .allSatisfy(reading -> assertThat(reading.celsius()).isBetween(-40.0, 150.0));
        });
    }

    @Provide
    Arbitrary<String> texts() {
        Arbitrary<String> values = Arbitraries.oneOf(
                Arbitraries.doubles().map(Object::toString),
                Arbitraries.of("NaN", "-Infinity", "0x1p3", "1f", "", " 3", "-3.4028235E38"),
                Arbitraries.strings().ofMaxLength(6));
        Arbitrary<String> readings = values.flatMap(value -> Arbitraries.integers()
                .between(-2000, 2000)
                .map(type -> "\tTemperature{mValue=" + value + ", mType=" + type + ", mName=x, mStatus=0}"));
        return Arbitraries.oneOf(
                        readings,
                        Arbitraries.of("Current temperatures from HAL:", "Thermal Status: 3", "Thermal Status: "),
                        Arbitraries.strings().ofMaxLength(20))
                .list()
                .ofMaxSize(30)
                .map(all -> "Current temperatures from HAL:\n" + String.join("\n", all));
    }

    @Property
    void anything_at_all_is_read_without_a_crash(@ForAll String text) {
        ThermalState.parse(text);
    }
}
