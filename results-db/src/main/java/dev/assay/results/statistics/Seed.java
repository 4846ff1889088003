package dev.assay.results.statistics;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.simple.RandomSource;

/**
 * Where the resampling of one figure starts. Made from what the figure is of (run, cell, metric) and not from a clock, so
 * that every surface and every machine draws the same resamples.
 */
public final class Seed {
    private final long[] state;

    private Seed(long[] state) {
        this.state = state;
    }

    /** The 256 bits of the SHA-256 of the parts in UTF-8, each preceded by its length as a 32-bit number. */
    public static Seed of(String... parts) {
        MessageDigest sha256 = sha256();
        for (String part : parts) {
            byte[] bytes = part.getBytes(StandardCharsets.UTF_8);
            sha256.update(
                    ByteBuffer.allocate(Integer.BYTES).putInt(bytes.length).array());
            sha256.update(bytes);
        }
        long[] state = new long[4];
        ByteBuffer.wrap(sha256.digest()).asLongBuffer().get(state);
        return new Seed(state);
    }

    /** xoshiro256++ (Blackman, Vigna 2019), its whole state given, so that no library's seeding is involved. */
    UniformRandomProvider random() {
        return RandomSource.XO_SHI_RO_256_PP.create(state.clone());
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
