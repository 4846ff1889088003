package dev.assay.harness.model.gguf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.zip.DeflaterOutputStream;
import org.apache.commons.statistics.distribution.NormalDistribution;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

class RandomWeightsTest {
    private static final int ELEMENTS = 1 << 16;

    @ParameterizedTest
    @EnumSource(
            names = {"F16", "Q8_0", "Q4_0", "Q6_K"},
            mode = Mode.INCLUDE)
    void theWeightsAreAboutNormalWithTheStatedDeviation(TensorType type) {
        double[] weights = Dequantised.weights(type, bytes(type, 0, units(type)));
        double mean = Arrays.stream(weights).average().orElseThrow();
        double deviation =
                Math.sqrt(Arrays.stream(weights).map(w -> w * w).average().orElseThrow() - mean * mean);
        double within = Arrays.stream(weights)
                        .filter(w -> Math.abs(w) <= RandomWeights.DEVIATION)
                        .count()
                / (double) weights.length;
        assertThat(mean).isCloseTo(0, within(3e-4));
        assertThat(deviation).isCloseTo(RandomWeights.DEVIATION, within(0.05 * RandomWeights.DEVIATION));
        // 68.3 % of a normal distribution; Q4_0's coarse steps and drawn scales cost it some.
        assertThat(within).isCloseTo(0.683, within(0.05));
    }

    @ParameterizedTest
    @EnumSource(
            names = {"F16", "Q8_0", "Q4_0", "Q6_K"},
            mode = Mode.INCLUDE)
    void anyPartCanBeMadeByItself(TensorType type) {
        int units = units(type);
        byte[] whole = bytes(type, 0, units);
        int unitBytes = whole.length / units;
        for (int first : new int[] {1, 7, units / 2, units - 1}) {
            byte[] tail = bytes(type, first, units - first);
            assertThat(tail)
                    .as("from unit %d", first)
                    .isEqualTo(Arrays.copyOfRange(whole, first * unitBytes, whole.length));
        }
    }

    /** Or a transfer that compresses would look faster than with a real model. */
    @ParameterizedTest
    @EnumSource(
            names = {"F16", "Q8_0", "Q4_0", "Q6_K"},
            mode = Mode.INCLUDE)
    void theBytesHardlyCompress(TensorType type) throws Exception {
        byte[] whole = bytes(type, 0, units(type));
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (DeflaterOutputStream deflater = new DeflaterOutputStream(out)) {
            deflater.write(whole);
        }
        assertThat(out.size() / (double) whole.length).isGreaterThan(0.85);
    }

    @Test
    void theQuantilesAreThoseOfTheNormalDistribution() {
        double[] table = NormalQuantiles.table(2000);
        assertThat(table).isSorted();
        NormalDistribution normal = NormalDistribution.of(0, 1);
        for (int i = 0; i < table.length; i++) {
            assertThat(table[i])
                    .isCloseTo(normal.inverseCumulativeProbability((i + 0.5) / table.length), withinPercentage(1e-6));
            assertThat(table[i]).isEqualTo(-table[table.length - 1 - i]);
        }
    }

    private static int units(TensorType type) {
        return type == TensorType.F16 ? ELEMENTS / 4 : ELEMENTS / type.blockElements();
    }

    private static byte[] bytes(TensorType type, int first, int units) {
        RandomWeights weights = RandomWeights.of(type, SplitMix64.stream(1, "blk.0.attn_q.weight"));
        byte[] bytes = new byte[units * weights.unitBytes()];
        weights.fill(bytes, first, units);
        return bytes;
    }
}
