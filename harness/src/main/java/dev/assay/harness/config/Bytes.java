package dev.assay.harness.config;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.math.BigDecimal;
import java.util.Map;

/**
 * An amount of data, in YAML such as {@code 2 GB} (10^9) or {@code 512 MiB} (2^20).
 *
 * @param count of bytes, 0 or more
 */
public record Bytes(long count) {
    private static final Quantity FORM = new Quantity(
            "an amount with its unit (B, kB, MB, GB, TB, KiB, MiB, GiB, TiB) such as \"512 MiB\"",
            Map.of(
                    "B", BigDecimal.ONE,
                    "kB", BigDecimal.valueOf(1000L),
                    "MB", BigDecimal.valueOf(1000_000L),
                    "GB", BigDecimal.valueOf(1000_000_000L),
                    "TB", BigDecimal.valueOf(1000_000_000_000L),
                    "KiB", BigDecimal.valueOf(1L << 10),
                    "MiB", BigDecimal.valueOf(1L << 20),
                    "GiB", BigDecimal.valueOf(1L << 30),
                    "TiB", BigDecimal.valueOf(1L << 40)));

    public Bytes {
        if (count < 0) {
            throw FORM.rejected(count + " B");
        }
    }

    /** @throws IllegalArgumentException when the text is not of the form that its message describes, or not whole bytes */
    @JsonCreator
    public static Bytes parse(String text) {
        try {
            return new Bytes(FORM.parse(text).longValueExact());
        } catch (ArithmeticException e) {
            throw FORM.rejected(text);
        }
    }

    /** The form that {@link #parse} reads, in bytes. */
    @JsonValue
    @Override
    public String toString() {
        return count + " B";
    }
}
