package dev.assay.harness.config;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.math.BigDecimal;
import java.util.Map;

/**
 * A rate, in YAML such as {@code 100 Hz} or {@code 1 kHz}.
 *
 * @param perSecond times a second; finite, 0 or more
 */
public record Hertz(double perSecond) {
    private static final Quantity FORM = new Quantity(
            "a rate with its unit (Hz, kHz) such as \"100 Hz\"",
            Map.of("Hz", BigDecimal.ONE, "kHz", BigDecimal.valueOf(1000)));

    public Hertz {
        if (!Double.isFinite(perSecond) || perSecond < 0) {
            throw new IllegalArgumentException(
                    "expected a rate with its unit (Hz, kHz) such as \"100 Hz\", found " + perSecond);
        }
    }

    /** @throws IllegalArgumentException when the text is not of the form that its message describes */
    @JsonCreator
    public static Hertz parse(String text) {
        return new Hertz(FORM.parse(text).doubleValue());
    }

    /** The form that {@link #parse} reads. */
    @JsonValue
    @Override
    public String toString() {
        return Quantity.plain(BigDecimal.valueOf(perSecond)) + " Hz";
    }
}
