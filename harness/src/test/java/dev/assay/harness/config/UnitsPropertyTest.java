package dev.assay.harness.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.function.Function;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.LongRange;

class UnitsPropertyTest {
    private static final List<Function<String, ?>> FORMS =
            List.of(Durations::parse, Hertz::parse, Bytes::parse, Percent::parse, Celsius::parse);

    @Property
    void aDurationIsReadBackExactly(@ForAll @LongRange(min = 0, max = Long.MAX_VALUE) long nanos) {
        Duration duration = Duration.ofNanos(nanos);
        assertThat(Durations.parse(Durations.format(duration))).isEqualTo(duration);
    }

    @Property
    void anAmountIsReadBackExactly(@ForAll @LongRange(min = 0, max = 999_999_999_999_999L) long count) {
        assertThat(Bytes.parse(new Bytes(count).toString())).isEqualTo(new Bytes(count));
    }

    @Property
    void aDecimalValueIsReadBackExactly(@ForAll @DoubleRange(min = 0, max = 1e6) double value) {
        double nine = Math.rint(value * 1e3) / 1e3;
        assertThat(Hertz.parse(new Hertz(nine).toString())).isEqualTo(new Hertz(nine));
        assertThat(Percent.parse(new Percent(nine).toString())).isEqualTo(new Percent(nine));
        assertThat(Celsius.parse(new Celsius(nine).toString())).isEqualTo(new Celsius(nine));
    }

    @Property
    void withoutItsUnitNothingIsRead(@ForAll @LongRange(min = 0, max = 1_000_000) long number) {
        assertThat(FORMS)
                .allSatisfy(form -> assertThatThrownBy(() -> form.apply(Long.toString(number)))
                        .isInstanceOf(IllegalArgumentException.class)
                        .hasMessageStartingWith("expected a")
                        .hasMessageContaining("with its unit (")
                        .hasMessageEndingWith("found \"" + number + "\""));
    }

    @Property
    void anyOtherTextIsRefusedInWords(@ForAll("noise") String text) {
        assertThat(FORMS).allSatisfy(form -> {
            try {
                assertThat(form.apply(text)).isNotNull();
            } catch (IllegalArgumentException e) {
                assertThat(e).hasMessageStartingWith("expected a");
            }
        });
    }

    @Example
    void unitsMeanWhatTheySay() {
        assertThat(Durations.parse("500 ms")).isEqualTo(Duration.ofMillis(500));
        assertThat(Durations.parse("1.5h")).isEqualTo(Duration.ofMinutes(90));
        assertThat(Bytes.parse("2 GB")).isEqualTo(new Bytes(2_000_000_000L));
        assertThat(Bytes.parse("1.5 KiB")).isEqualTo(new Bytes(1536));
        assertThat(Hertz.parse("1 kHz")).isEqualTo(new Hertz(1000));
        assertThat(Celsius.parse("40 C")).isEqualTo(Celsius.parse("40 °C"));
        assertThat(Celsius.parse("-10 °C")).isEqualTo(new Celsius(-10));
    }

    @Example
    void whatCannotBeIsRefused() {
        assertThat(List.<Function<String, ?>>of(Durations::parse, Hertz::parse, Bytes::parse, Percent::parse))
                .zipSatisfy(
                        List.of("-1 s", "-1 Hz", "-1 B", "-1 %"),
                        (form, text) -> assertThatThrownBy(() -> form.apply(text))
                                .hasMessageEndingWith("found \"" + text + "\""));
        assertThatThrownBy(() -> Bytes.parse("1.5 B")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Bytes.parse("999999999 TB")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Durations.parse("999999999999999 h")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Durations.parse("0.000000001 ms")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Celsius.parse("-300 °C")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Hertz(Double.NaN)).isInstanceOf(IllegalArgumentException.class);
    }

    @Provide
    Arbitrary<String> noise() {
        return Arbitraries.oneOf(
                Arbitraries.strings().withChars("0123456789.- smhHzkMGTiB%°Cn").ofMaxLength(14), Arbitraries.strings());
    }
}
