package dev.assay.results.samples;

/**
 * How doubles become whole numbers and come back to the bit. A sensor's value is nearly always a whole number and a power of
 * ten; which arithmetic made it a double decides its last bit, so there are two.
 */
sealed interface ValueCoding {
    /** All powers of ten up to here are exact doubles. */
    int MAX_EXPONENT = 22;

    int code();

    /** 0 to {@link #MAX_EXPONENT}; 0 where it has no meaning */
    int exponent();

    double value(long number);

    /** A number that may give the value back; only {@link #value} tells. */
    long number(double value);

    /** Whether {@code number} of the value gives the same bits again. */
    default boolean keeps(double value) {
        return Double.doubleToRawLongBits(value(number(value))) == Double.doubleToRawLongBits(value);
    }

    /** The 64 bits of the double: fits every value. */
    record Bits() implements ValueCoding {
        static final int CODE = 0;

        @Override
        public int code() {
            return CODE;
        }

        @Override
        public int exponent() {
            return 0;
        }

        @Override
        public double value(long number) {
            return Double.longBitsToDouble(number);
        }

        @Override
        public long number(double value) {
            return Double.doubleToRawLongBits(value);
        }
    }

    /** {@code number / 10^exponent}: what a decimal text is read as. */
    record Divided(int exponent, double power) implements ValueCoding {
        static final int CODE = 1;

        Divided(int exponent) {
            this(exponent, Powers.OF_TEN[exponent]);
        }

        @Override
        public int code() {
            return CODE;
        }

        @Override
        public double value(long number) {
            return number / power;
        }

        @Override
        public long number(double value) {
            return (long) Math.rint(value * power);
        }
    }

    /** {@code number * 10^-exponent}: what the probe makes of a count of µV. */
    record Multiplied(int exponent, double power) implements ValueCoding {
        static final int CODE = 2;

        Multiplied(int exponent) {
            this(exponent, 1 / Powers.OF_TEN[exponent]);
        }

        @Override
        public int code() {
            return CODE;
        }

        @Override
        public double value(long number) {
            return number * power;
        }

        @Override
        public long number(double value) {
            return (long) Math.rint(value / power);
        }
    }

    /** @throws CorruptChunkException when there is no such coding */
    static ValueCoding of(int code, int exponent) throws CorruptChunkException {
        if (exponent > MAX_EXPONENT) {
            throw new CorruptChunkException("its values are scaled by ten to the power of " + exponent);
        }
        return switch (code) {
            case Bits.CODE -> new Bits();
            case Divided.CODE -> new Divided(exponent);
            case Multiplied.CODE -> new Multiplied(exponent);
            default -> throw new CorruptChunkException("it has a coding of values that this version does not know");
        };
    }

    /** 1, 10, 100... as doubles, each exact. */
    final class Powers {
        private static final double[] OF_TEN = new double[MAX_EXPONENT + 1];

        static {
            for (int i = 0; i <= MAX_EXPONENT; i++) {
                OF_TEN[i] = Double.parseDouble("1e" + i);
            }
        }

        private Powers() {}
    }
}
