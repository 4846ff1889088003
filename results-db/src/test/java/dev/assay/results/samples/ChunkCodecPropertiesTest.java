package dev.assay.results.samples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.constraints.IntRange;

class ChunkCodecPropertiesTest {
    private static final double[] SPECIAL = {
        Double.NaN,
        Double.longBitsToDouble(0x7ff0_0000_0000_0001L), // a signalling NaN with a payload
        Double.longBitsToDouble(0xfff8_dead_beef_cafeL),
        Double.POSITIVE_INFINITY,
        Double.NEGATIVE_INFINITY,
        -0.0,
        0.0,
        Double.MIN_VALUE,
        -Double.MIN_VALUE,
        Double.MIN_NORMAL,
        Double.MAX_VALUE,
        -Double.MAX_VALUE,
        0x1p53,
        0x1p53 + 2,
        0x1p63,
        -0x1p63,
        0.1,
        1e-3 * 12345,
        1e22,
        1e300
    };

    /** Any bits at all. */
    @Property(tries = 300)
    void everyDoubleAndEveryTimeComesBackToTheBit(@ForAll("doubles") double[] values, @ForAll long seed) {
        long[] times = new Random(seed).longs(values.length).toArray();

        assertComesBack(times, values);
    }

    @Property(tries = 300)
    void whatASensorReadsComesBackToTheBit(
            @ForAll @IntRange(min = 1, max = 4096) int count,
            @ForAll @IntRange(min = 0, max = 12) int decimals,
            @ForAll("scales") long spread,
            @ForAll boolean multiplied,
            @ForAll long seed) {
        Random random = new Random(seed);
        double power = Double.parseDouble("1e" + decimals);
        double scale = Double.parseDouble("1e-" + decimals);
        long at = random.nextLong(1L << 40);
        long number = random.nextLong(spread);
        long[] times = new long[count];
        double[] values = new double[count];
        for (int i = 0; i < count; i++) {
            at += random.nextInt(2_000_000);
            number += random.nextLong(spread) - spread / 2;
            times[i] = at;
            values[i] = multiplied ? number * scale : number / power;
        }

        assertComesBack(times, values);
    }

    /** A value that fits no scale between ones that do. */
    @Property(tries = 100)
    void aSpecialValueAmongOrdinaryOnesComesBackAndLeavesTheOthersAlone(
            @ForAll @IntRange(min = 1, max = 200) int count, @ForAll long seed) {
        Random random = new Random(seed);
        long[] times = new long[count];
        double[] values = new double[count];
        for (int i = 0; i < count; i++) {
            times[i] = 1_000_000L * i;
            values[i] = random.nextInt(5000) * 0.001;
        }
        values[random.nextInt(count)] = SPECIAL[random.nextInt(SPECIAL.length)];

        assertComesBack(times, values);
    }

    /** Up to 2000 ns behind is at most 12 bits a sample, which is near enough that own times are not even tried. */
    @Property(tries = 100)
    void timesThatFollowAnotherChunksComeBackWithItAndOnlyWithIt(
            @ForAll @IntRange(min = 2, max = 500) int count,
            @ForAll @IntRange(min = 0, max = 2000) int behind,
            @ForAll long seed)
            throws CorruptChunkException {
        Random random = new Random(seed);
        long[] leader = ticks(count, random);
        long[] follower = behind(leader, behind, random);
        try (ChunkEncoder encoder = new ChunkEncoder();
                ChunkDecoder decoder = new ChunkDecoder()) {
            EncodedChunk first = encoder.encode(leader, new double[count], 0, count);
            EncodedChunk second =
                    encoder.encode(follower, new double[count], 0, count, ChunkEncoder.Leader.of(first, leader));

            assertThat(second.timesOf()).isSameAs(first);
            assertThat(decoder.decode(first.bytes()).times()).isEqualTo(leader);
            assertThat(decoder.decode(second.bytes(), first.bytes()).times()).isEqualTo(follower);
            assertThatThrownBy(() -> decoder.decode(second.bytes())).isInstanceOf(CorruptChunkException.class);
            leader[0]--;
            byte[] stranger =
                    encoder.encode(leader, new double[count], 0, count).bytes();
            assertThatThrownBy(() -> decoder.decode(second.bytes(), stranger))
                    .isInstanceOf(CorruptChunkException.class)
                    .hasMessageContaining("not the one it was written with");
        }
    }

    /** Few samples far behind may be shorter with times of their own: then the chunk stands for itself. */
    @Property(tries = 100)
    void timesNearAnotherChunksComeBackWhetherTheyFollowItOrNot(
            @ForAll @IntRange(min = 2, max = 500) int count,
            @ForAll @IntRange(min = 0, max = 2_000_000) int behind,
            @ForAll long seed)
            throws CorruptChunkException {
        Random random = new Random(seed);
        long[] leader = ticks(count, random);
        long[] follower = behind(leader, behind, random);
        try (ChunkEncoder encoder = new ChunkEncoder();
                ChunkDecoder decoder = new ChunkDecoder()) {
            EncodedChunk first = encoder.encode(leader, new double[count], 0, count);
            EncodedChunk alone = encoder.encode(follower, new double[count], 0, count);
            EncodedChunk second =
                    encoder.encode(follower, new double[count], 0, count, ChunkEncoder.Leader.of(first, leader));

            if (second.timesOf() == null) {
                assertThat(second.bytes()).isEqualTo(alone.bytes());
            } else {
                assertThat(decoder.decode(second.bytes(), first.bytes()).times())
                        .isEqualTo(follower);
            }
        }
    }

    private static long[] ticks(int count, Random random) {
        long[] ticks = new long[count];
        long tick = random.nextLong(1L << 50);
        for (int i = 0; i < count; i++) {
            tick += 1_000_000 + random.nextInt(200_000);
            ticks[i] = tick;
        }
        return ticks;
    }

    private static long[] behind(long[] leader, int most, Random random) {
        return Arrays.stream(leader)
                .map(tick -> tick + (most == 0 ? 0 : random.nextInt(most)))
                .toArray();
    }

    @Provide
    Arbitrary<double[]> doubles() {
        Arbitrary<Double> bits = Arbitraries.longs().map(Double::longBitsToDouble);
        Arbitrary<Double> special =
                Arbitraries.integers().between(0, SPECIAL.length - 1).map(i -> SPECIAL[i]);
        return Arbitraries.frequencyOf(Tuple.of(3, bits), Tuple.of(1, special))
                .list()
                .ofMinSize(1)
                .ofMaxSize(200)
                .map(list -> list.stream().mapToDouble(Double::doubleValue).toArray());
    }

    @Provide
    Arbitrary<Long> scales() {
        return Arbitraries.of(2L, 50L, 10_000L, 1L << 30, 1L << 45);
    }

    private static void assertComesBack(long[] times, double[] values) {
        try (ChunkEncoder encoder = new ChunkEncoder();
                ChunkDecoder decoder = new ChunkDecoder()) {
            EncodedChunk chunk = encoder.encode(times, values, 0, times.length);
            Samples back = decoder.decode(chunk.bytes());

            assertThat(back.times()).isEqualTo(times);
            assertThat(bits(back.values())).isEqualTo(bits(values));
            assertThat(encoder.encode(times, values, 0, times.length).bytes())
                    .as("the same samples give the same bytes, whatever was written before")
                    .isEqualTo(chunk.bytes());
        } catch (CorruptChunkException e) {
            throw new AssertionError(e);
        }
    }

    private static long[] bits(double[] values) {
        return Arrays.stream(values).mapToLong(Double::doubleToRawLongBits).toArray();
    }
}
