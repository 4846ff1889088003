package dev.assay.harness.plan;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.List;

/**
 * The numbers behind the order of trials: SplitMix64 (Steele, Lea, Flood, "Fast splittable pseudorandom number generators",
 * OOPSLA 2014; constants of Vigna's splitmix64.c). Written out, because a plan must be the same on every JDK for ever, and
 * the JDK promises that of {@code java.util.Random} alone. One thread.
 */
final class SplitMix64 {
    private static final long GAMMA = 0x9E3779B97F4A7C15L;

    private long state;

    SplitMix64(long state) {
        this.state = state;
    }

    /**
     * The stream of one device: its state is the first 8 bytes, big-endian, of the SHA-256 of {@code "SEED DEVICE"} in UTF-8,
     * so that a second device does not change the order on the first.
     */
    static SplitMix64 of(long seed, String deviceId) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256")
                    .digest((seed + " " + deviceId).getBytes(StandardCharsets.UTF_8));
            return new SplitMix64(ByteBuffer.wrap(hash).getLong());
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("every Java platform has SHA-256", e);
        }
    }

    long next() {
        state += GAMMA;
        long z = state;
        z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }

    /** Uniform in 0 until {@code bound}: draws that would make small values likelier are thrown away. */
    int below(int bound) {
        long limit = Long.divideUnsigned(-1L, bound) * bound;
        long draw = next();
        while (Long.compareUnsigned(draw, limit) >= 0) {
            draw = next();
        }
        return (int) Long.remainderUnsigned(draw, bound);
    }

    /** A new list in random order: Fisher and Yates, from the end (Knuth, TAOCP 2, 3.4.2, algorithm P). */
    <T> List<T> shuffled(List<T> items) {
        List<T> order = new ArrayList<>(items);
        for (int i = order.size() - 1; i > 0; i--) {
            int j = below(i + 1);
            T swapped = order.set(i, order.get(j));
            order.set(j, swapped);
        }
        return order;
    }
}
