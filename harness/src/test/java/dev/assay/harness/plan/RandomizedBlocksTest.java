package dev.assay.harness.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

class RandomizedBlocksTest {
    @Property(tries = 300)
    void everyBlockIsAnOrderOfAllCells(
            @ForAll long seed,
            @ForAll @IntRange(min = 0, max = 9) int cells,
            @ForAll @IntRange(min = 1, max = 12) int blocks) {
        List<Integer> all = IntStream.range(0, cells).boxed().toList();
        assertThat(RandomizedBlocks.of(all, blocks, new SplitMix64(seed)))
                .hasSize(blocks)
                .allSatisfy(block -> assertThat(block).containsExactlyInAnyOrderElementsOf(all));
    }

    @Property(tries = 300)
    void fromThreeCellsOnNoneRunsTwiceInARow(@ForAll long seed, @ForAll @IntRange(min = 3, max = 9) int cells) {
        List<Integer> run =
                RandomizedBlocks.of(IntStream.range(0, cells).boxed().toList(), 20, new SplitMix64(seed)).stream()
                        .flatMap(List::stream)
                        .toList();
        for (int i = 1; i < run.size(); i++) {
            assertThat(run.get(i)).isNotEqualTo(run.get(i - 1));
        }
    }

    @Example
    void withTwoCellsNeitherIsAlwaysTheSecond() {
        Set<List<String>> orders =
                new HashSet<>(RandomizedBlocks.of(List.of("base", "candidate"), 20, new SplitMix64(1)));
        assertThat(orders).containsExactlyInAnyOrder(List.of("base", "candidate"), List.of("candidate", "base"));
    }
}
