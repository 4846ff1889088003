package dev.assay.harness.config;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.math.BigDecimal;
import java.util.Map;

/**
 * A temperature, in YAML such as {@code 40 °C} or {@code 40 C}.
 *
 * @param degrees finite; below zero is cold, below -273.15 is an error
 */
public record Celsius(double degrees) {
    private static final Quantity FORM = new Quantity(
            "a temperature with its unit (°C or C) such as \"40 °C\"",
            Map.of("°C", BigDecimal.ONE, "C", BigDecimal.ONE));

    public Celsius {
        if (!Double.isFinite(degrees) || degrees < -273.15) {
            throw new IllegalArgumentException(
                    "expected a temperature with its unit (°C or C) such as \"40 °C\", found " + degrees);
        }
    }

    /** @throws IllegalArgumentException when the text is not of the form that its message describes */
    @JsonCreator
    public static Celsius parse(String text) {
        return new Celsius(FORM.parseSigned(text).doubleValue());
    }

    /** The form that {@link #parse} reads. */
    @JsonValue
    @Override
    public String toString() {
        return Quantity.plain(BigDecimal.valueOf(degrees)) + " °C";
    }
}
