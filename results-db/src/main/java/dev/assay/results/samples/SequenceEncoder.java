package dev.assay.results.samples;

import java.nio.ByteBuffer;

/**
 * Whole numbers as planes of bytes: {@code x[i] = x[0] + step * q[i]}, where {@code step} is the greatest that divides all
 * differences; of {@code q} the difference to a {@link Predictor}; of that the low bits in one plane and eight more in each
 * further one, so that each holds bytes of one kind, which is what an entropy coder wants. Not for use by two threads.
 */
final class SequenceEncoder {
    /** More room than the head of a sequence takes. */
    static final int MAX_HEAD = 48;

    private final long[] q = new long[ChunkFormat.MAX_COUNT];
    private long[] rest = new long[ChunkFormat.MAX_COUNT];
    private long[] other = new long[ChunkFormat.MAX_COUNT];
    private int count;
    private long first;
    private long step;
    private Predictor predictor;
    private long slope;
    private long center;
    private int lowBits;
    private int planes;
    private long cost;

    /** Takes in {@code n > 0} numbers. */
    void take(long[] x, int n) {
        count = n;
        first = x[0];
        step = step(x, n);
        if (step == 0) {
            settle(Predictor.LINE, 0, 0, 0);
            lowBits = Byte.SIZE;
            planes = 0;
            return;
        }
        for (int i = 0; i < n; i++) {
            q[i] = step == 1 ? x[i] - first : (x[i] - first) / step;
        }
        predict();
        layOut();
    }

    /** About how many bits the numbers take before they are compressed. */
    long cost() {
        return cost;
    }

    int planes() {
        return planes;
    }

    void putHead(ByteBuffer to) {
        Varints.putSigned(to, first);
        Varints.put(to, step);
        to.put((byte) predictor.ordinal()).put((byte) lowBits).put((byte) planes);
        Varints.putSigned(to, slope);
        Varints.putSigned(to, center);
    }

    /** @param plane 0 to {@code planes() - 1}; 0 has the low bits */
    void putPlane(int plane, byte[] to) {
        int shift = ChunkFormat.shift(plane, lowBits);
        int mask = plane == 0 ? (1 << lowBits) - 1 : 0xff;
        for (int i = 0; i < count; i++) {
            to[i] = (byte) (rest[i] >>> shift & mask);
        }
    }

    /** 0 when all numbers are the same. */
    private static long step(long[] x, int n) {
        long step = 0;
        for (int i = 1; i < n && step != 1; i++) {
            long difference = x[i] - x[0];
            if (difference == Long.MIN_VALUE) {
                return 1; // has no positive twin
            }
            if (step == 0 || difference % step != 0) {
                step = greatestCommonDivisor(step, Math.abs(difference));
            }
        }
        return step;
    }

    private static long greatestCommonDivisor(long a, long b) {
        long x = a;
        long y = b;
        while (y != 0) {
            long remainder = x % y;
            x = y;
            y = remainder;
        }
        return x;
    }

    private void predict() {
        long trend = count == 1 ? 0 : q[count - 1] / (count - 1);
        cost = Long.MAX_VALUE;
        attempt(Predictor.PREVIOUS, trend, 0);
        attempt(Predictor.LINE, 0, mean(0));
        if (trend != 0) {
            attempt(Predictor.LINE, trend, mean(trend));
        }
    }

    private long mean(long slope) {
        double sum = 0;
        for (int i = 0; i < count; i++) {
            sum += q[i] - slope * i;
        }
        return Math.round(sum / count);
    }

    private void attempt(Predictor by, long bySlope, long byCenter) {
        by.rest(q, count, bySlope, byCenter, other);
        long bits = 0;
        for (int i = 0; i < count; i++) {
            bits += Long.SIZE - Long.numberOfLeadingZeros(other[i]);
        }
        if (bits < cost) {
            settle(by, bySlope, byCenter, bits);
            long[] better = other;
            other = rest;
            rest = better;
        }
    }

    private void settle(Predictor by, long bySlope, long byCenter, long bits) {
        predictor = by;
        slope = bySlope;
        center = byCenter;
        cost = bits;
    }

    /** Where the planes are cut: so that nearly all numbers end within one plane, and the ones above hold almost only 0. */
    private void layOut() {
        long all = 0;
        for (int i = 0; i < count; i++) {
            all |= rest[i];
        }
        int usual = (int) (cost / count) + ChunkFormat.SPREAD_BITS;
        lowBits = usual <= Byte.SIZE ? Byte.SIZE : (usual - 1) % Byte.SIZE + 1;
        planes = ChunkFormat.planes(Long.SIZE - Long.numberOfLeadingZeros(all), lowBits);
    }
}
