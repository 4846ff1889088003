package dev.assay.harness.config;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.Map;

/** How a {@link Duration} is written in YAML: {@code 120 s}, {@code 500 ms}, {@code 2 min}, {@code 1 h}. */
public final class Durations {
    private static final Quantity FORM = new Quantity(
            "a duration with its unit (ms, s, min, h) such as \"120 s\"",
            Map.of(
                    "ms", BigDecimal.ONE.movePointLeft(3),
                    "s", BigDecimal.ONE,
                    "min", BigDecimal.valueOf(60),
                    "h", BigDecimal.valueOf(3600)));

    private Durations() {}

    /** @throws IllegalArgumentException when the text is not of the form that its message describes, or finer than 1 ns */
    public static Duration parse(String text) {
        try {
            BigDecimal nanos = FORM.parse(text).movePointRight(9);
            return Duration.ofNanos(nanos.longValueExact());
        } catch (ArithmeticException e) {
            throw FORM.rejected(text);
        }
    }

    /** In seconds; {@link #parse} reads it back exactly. */
    public static String format(Duration duration) {
        return Quantity.plain(BigDecimal.valueOf(duration.toNanos(), 9)) + " s";
    }
}
