package dev.assay.results.statistics;

import java.math.BigDecimal;

/**
 * How large a difference nobody minds.
 *
 * @param percent 0 or more, such as 2 for ratios from 1 / 1.02 to 1.02
 */
public record Margin(double percent) {
    /** docs/statistics.md, "The margin". */
    public static final Margin DEFAULT = new Margin(2);

    public Margin {
        if (!(percent >= 0 && Double.isFinite(percent))) {
            throw new IllegalArgumentException("a margin is 0 % or more, got " + percent);
        }
    }

    /** The largest ratio within; the least is its reciprocal, so that base and candidate can be swapped. */
    public double ratio() {
        return 1 + percent / 100;
    }

    boolean holds(Bounds bounds) {
        return bounds.low() >= 1 / ratio() && bounds.high() <= ratio();
    }

    /** Such as "2" or "0.5", without the sign. */
    String text() {
        return BigDecimal.valueOf(percent).stripTrailingZeros().toPlainString();
    }
}
