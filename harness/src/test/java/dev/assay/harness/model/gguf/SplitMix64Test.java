package dev.assay.harness.model.gguf;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class SplitMix64Test {
    @Test
    void givesThePublishedNumbersOfTheSeed1234567() {
        long[] published = {
            6457827717110365317L,
            3203168211198807973L,
            -8629252141511181193L,
            4593380528125082431L,
            -2037821214251327795L
        };
        for (int draw = 0; draw < published.length; draw++) {
            assertThat(number(1234567, draw)).as("draw %d", draw).isEqualTo(published[draw]);
        }
    }

    @Property(tries = 200)
    void agreesWithTheJdkAtEveryPlace(@ForAll long seed, @ForAll @IntRange(max = 1000) int draw) {
        SplittableRandom random = new SplittableRandom(seed);
        for (int i = 0; i < draw; i++) {
            random.nextLong();
        }
        assertThat(number(seed, draw)).isEqualTo(random.nextLong());
    }

    @Test
    void namesAndSeedsHaveStreamsOfTheirOwn() {
        assertThat(SplitMix64.stream(1, "a"))
                .isNotEqualTo(SplitMix64.stream(1, "b"))
                .isNotEqualTo(SplitMix64.stream(2, "a"));
    }

    private static long number(long seed, long draw) {
        return SplitMix64.mix(SplitMix64.state(seed, draw) + SplitMix64.GAMMA);
    }
}
