package dev.assay.results.comparison;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/**
 * By how much the candidate's figure is above the base's: the ratio less 1, in percent, with one decimal, below 1 % with two
 * significant digits. Made of the rounded ratio, so that it never says more than that.
 *
 * @param percent below 0 where the figure fell
 */
public record Change(BigDecimal percent) {
    private static final MathContext TWO_DIGITS = new MathContext(2, RoundingMode.HALF_UP);

    static Change of(BigDecimal ratio) {
        BigDecimal exact = ratio.subtract(BigDecimal.ONE).movePointRight(2);
        BigDecimal rounded = exact.abs().compareTo(BigDecimal.ONE) < 0
                ? exact.round(TWO_DIGITS)
                : exact.setScale(1, RoundingMode.HALF_UP);
        BigDecimal plain = rounded.signum() == 0 ? BigDecimal.ZERO : rounded.stripTrailingZeros();
        return new Change(plain.scale() < 0 ? plain.setScale(0) : plain);
    }

    /** Without its sign, as "3.1 %". */
    public String size() {
        return percent.abs().toPlainString() + " %";
    }
}
