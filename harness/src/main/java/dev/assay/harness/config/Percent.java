package dev.assay.harness.config;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.math.BigDecimal;
import java.util.Map;

/**
 * A share, in YAML such as {@code 20 %}.
 *
 * @param percent 20 for {@code 20 %}; finite, 0 or more
 */
public record Percent(double percent) {
    private static final Quantity FORM =
            new Quantity("a share with its unit (%) such as \"20 %\"", Map.of("%", BigDecimal.ONE));

    public Percent {
        if (!Double.isFinite(percent) || percent < 0) {
            throw new IllegalArgumentException("expected a share with its unit (%) such as \"20 %\", found " + percent);
        }
    }

    /** @throws IllegalArgumentException when the text is not of the form that its message describes */
    @JsonCreator
    public static Percent parse(String text) {
        return new Percent(FORM.parse(text).doubleValue());
    }

    /** The form that {@link #parse} reads. */
    @JsonValue
    @Override
    public String toString() {
        return Quantity.plain(BigDecimal.valueOf(percent)) + " %";
    }
}
