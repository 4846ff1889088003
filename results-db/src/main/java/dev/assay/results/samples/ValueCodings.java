package dev.assay.results.samples;

import java.util.ArrayList;
import java.util.List;

/** Finds the coding with the fewest decimals that gives every value of a chunk back to the bit. */
final class ValueCodings {
    private static final ValueCoding BITS = new ValueCoding.Bits();
    private static final List<ValueCoding> SCALED = scaled();

    /** As many values of a chunk are looked at before all of them are. */
    private static final int PROBED = 16;

    /** A chunk in which so many codings fitted what was looked at and not the rest is taken as it is. */
    private static final int ATTEMPTS = 4;

    private ValueCodings() {}

    /**
     * @param numbers is filled with what the coding makes of the values
     * @param n above 0
     */
    static ValueCoding choose(double[] values, int from, int n, long[] numbers) {
        int attempts = 0;
        for (ValueCoding coding : SCALED) {
            if (fitsSome(coding, values, from, n)) {
                if (fillAll(coding, values, from, n, numbers)) {
                    return coding;
                }
                if (++attempts == ATTEMPTS) {
                    break;
                }
            }
        }
        return bits(values, from, n, numbers);
    }

    static ValueCoding bits(double[] values, int from, int n, long[] numbers) {
        for (int i = 0; i < n; i++) {
            numbers[i] = Double.doubleToRawLongBits(values[from + i]);
        }
        return BITS;
    }

    private static boolean fitsSome(ValueCoding coding, double[] values, int from, int n) {
        int stride = Math.max(1, n / PROBED);
        for (int i = 0; i < n; i += stride) {
            if (!coding.keeps(values[from + i])) {
                return false;
            }
        }
        return true;
    }

    private static boolean fillAll(ValueCoding coding, double[] values, int from, int n, long[] numbers) {
        for (int i = 0; i < n; i++) {
            double value = values[from + i];
            long number = coding.number(value);
            if (Double.doubleToRawLongBits(coding.value(number)) != Double.doubleToRawLongBits(value)) {
                return false;
            }
            numbers[i] = number;
        }
        return true;
    }

    /** Whole numbers first, then one decimal more at a time. */
    private static List<ValueCoding> scaled() {
        List<ValueCoding> all = new ArrayList<>();
        all.add(new ValueCoding.Divided(0));
        for (int exponent = 1; exponent <= ValueCoding.MAX_EXPONENT; exponent++) {
            all.add(new ValueCoding.Divided(exponent));
            all.add(new ValueCoding.Multiplied(exponent));
        }
        return List.copyOf(all);
    }
}
