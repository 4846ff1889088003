package dev.assay.results.summary;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/**
 * The one place where a summary figure loses digits: to {@value #SIGNIFICANT} significant ones, half up. Every surface
 * prints the result as it is, at most shifted by a power of ten, so all agree to the digit. The database and the bundles
 * keep every bit.
 */
public final class Digits {
    public static final int SIGNIFICANT = 5;

    private static final MathContext CONTEXT = new MathContext(SIGNIFICANT, RoundingMode.HALF_UP);

    private Digits() {}

    /** @param value finite */
    public static BigDecimal round(double value) {
        BigDecimal rounded = new BigDecimal(value).round(CONTEXT).stripTrailingZeros();
        return rounded.scale() < 0 ? rounded.setScale(0) : rounded;
    }
}
