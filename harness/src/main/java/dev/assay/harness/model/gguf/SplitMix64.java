package dev.assay.harness.model.gguf;

import java.nio.charset.StandardCharsets;

/**
 * SplitMix64: the n-th number of a stream is a function of the stream and n alone, so any part of a file can be made
 * by any thread in any order. Source: Steele, Lea and Flood, "Fast Splittable Pseudorandom Number Generators", OOPSLA
 * 2014, with Stafford's mix 13; the same numbers as {@code java.util.SplittableRandom}, but written down here because a
 * model's bytes must not depend on the JDK.
 */
final class SplitMix64 {
    static final long GAMMA = 0x9E3779B97F4A7C15L;

    private static final long FNV_OFFSET = 0xCBF29CE484222325L;
    private static final long FNV_PRIME = 0x100000001B3L;

    private SplitMix64() {}

    static long mix(long z) {
        long a = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        long b = (a ^ (a >>> 27)) * 0x94D049BB133111EBL;
        return b ^ (b >>> 31);
    }

    /** The state from which {@link #mix} of state + GAMMA is draw number {@code draw}, counted from 0. */
    static long state(long stream, long draw) {
        return stream + draw * GAMMA;
    }

    /** A stream of its own for each name: the seed mixed, and the name's FNV-1a hash over UTF-8. */
    static long stream(long seed, String name) {
        long hash = FNV_OFFSET;
        for (byte octet : name.getBytes(StandardCharsets.UTF_8)) {
            hash = (hash ^ (octet & 0xFF)) * FNV_PRIME;
        }
        return mix(seed + GAMMA) ^ hash;
    }
}
