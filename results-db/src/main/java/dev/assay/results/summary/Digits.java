package dev.assay.results.summary;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.stream.DoubleStream;

/**
 * The one place where a summary figure loses digits: to {@value #SIGNIFICANT} significant ones, half up. Every surface
 * prints the result as it is, at most shifted by a power of ten, so all agree to the digit. The database and the bundles
 * keep every bit.
 */
public final class Digits {
    public static final int SIGNIFICANT = 5;

    private static final MathContext CONTEXT = new MathContext(SIGNIFICANT, RoundingMode.HALF_UP);

    /** Between these the powers of ten that are needed are exact as doubles. */
    private static final double LEAST_CLEAR = 1e-15;

    private static final double GREATEST_CLEAR = 1e20;

    /** Far above what one multiplication of a number of {@value #SIGNIFICANT} digits loses. */
    private static final double DOUBT = 1e-6;

    private static final double[] POWERS =
            DoubleStream.iterate(1, power -> power * 10).limit(22).toArray(); // exact up to 10^22

    private Digits() {}

    /** @param value finite */
    public static BigDecimal round(double value) {
        BigDecimal rounded = clear(value);
        BigDecimal stripped = (rounded == null ? new BigDecimal(value).round(CONTEXT) : rounded).stripTrailingZeros();
        return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
    }

    /**
     * The same without the exact decimal, which is long, where arithmetic with doubles leaves no doubt; null where it does: at
     * very large and small values, and where what is rounded away is close to a half or the value to another power of ten.
     */
    private static BigDecimal clear(double value) {
        double size = Math.abs(value);
        if (!(size >= LEAST_CLEAR && size < GREATEST_CLEAR)) {
            return null;
        }
        int scale = SIGNIFICANT - 1 - (int) Math.floor(Math.log10(size));
        double shifted = scale >= 0 ? size * POWERS[scale] : size / POWERS[-scale];
        double whole = Math.floor(shifted);
        double rest = shifted - whole;
        if (whole < POWERS[SIGNIFICANT - 1] || shifted > POWERS[SIGNIFICANT] - 1 || Math.abs(rest - 0.5) < DOUBT) {
            return null;
        }
        long digits = (long) whole + (rest > 0.5 ? 1 : 0);
        return BigDecimal.valueOf(value < 0 ? -digits : digits, scale);
    }
}
