package dev.assay.harness.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

class SplitMix64Test {
    @Example
    void itIsThePublishedGenerator() {
        // The first values of Vigna's splitmix64.c for the state 1234567, as published for checking implementations.
        SplitMix64 random = new SplitMix64(1234567);
        assertThat(List.of(random.next(), random.next(), random.next()))
                .containsExactly(
                        6457827717110365317L, 3203168211198807973L, Long.parseUnsignedLong("9817491932198370423"));
    }

    @Property(tries = 200)
    void itAgreesWithTheJdksSplittableRandom(@ForAll long state) {
        SplitMix64 ours = new SplitMix64(state);
        SplittableRandom jdks = new SplittableRandom(state);
        assertThat(IntStream.range(0, 20).mapToObj(i -> ours.next()))
                .containsExactlyElementsOf(
                        IntStream.range(0, 20).mapToObj(i -> jdks.nextLong()).toList());
    }

    @Property(tries = 200)
    void aShuffleKeepsEveryItem(@ForAll long state, @ForAll @IntRange(min = 0, max = 20) int size) {
        List<Integer> items = IntStream.range(0, size).boxed().toList();
        assertThat(new SplitMix64(state).shuffled(items)).containsExactlyInAnyOrderElementsOf(items);
    }

    @Example
    void everyOrderIsEquallyLikely() {
        SplitMix64 random = new SplitMix64(7);
        long sorted = IntStream.range(0, 60_000)
                .filter(i -> random.shuffled(List.of(1, 2, 3)).equals(List.of(1, 2, 3)))
                .count();
        assertThat(sorted).isBetween(9_600L, 10_400L); // 10,000 expected, 4.4 standard deviations; the seed is fixed
    }
}
