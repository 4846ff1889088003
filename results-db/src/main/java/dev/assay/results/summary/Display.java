package dev.assay.results.summary;

import java.math.BigDecimal;

/**
 * A rounded figure as people read it: bytes in decimal kB, MB or GB (a shift by a power of ten, so no digit changes),
 * everything else as it is.
 *
 * @param number plain decimal, never with an exponent
 * @param unit of {@code number}
 */
public record Display(String number, String unit) {

    public static Display of(BigDecimal value, String unit) {
        if (!unit.equals("B")) {
            return new Display(value.toPlainString(), unit);
        }
        return bytes(value, scaleFor(value));
    }

    /** The same unit for every number of one figure, so that a median and its interval can be read together. */
    public static Display of(BigDecimal value, String unit, BigDecimal like) {
        return unit.equals("B") ? bytes(value, scaleFor(like)) : of(value, unit);
    }

    public String text() {
        return unit.isEmpty() || unit.equals("1") ? number : number + " " + unit;
    }

    private static int scaleFor(BigDecimal value) {
        int digits = value.precision() - value.scale();
        return digits > 9 ? 9 : digits > 6 ? 6 : digits > 3 ? 3 : 0;
    }

    private static Display bytes(BigDecimal value, int shift) {
        BigDecimal shifted = value.movePointLeft(shift).stripTrailingZeros();
        String unit =
                switch (shift) {
                    case 9 -> "GB";
                    case 6 -> "MB";
                    case 3 -> "kB";
                    default -> "B";
                };
        return new Display((shifted.scale() < 0 ? shifted.setScale(0) : shifted).toPlainString(), unit);
    }
}
