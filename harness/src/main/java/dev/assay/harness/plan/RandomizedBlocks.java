package dev.assay.harness.plan;

import java.util.ArrayList;
import java.util.List;

/**
 * The order of trials on one device: a randomised complete block design (Fisher; Box, Hunter, Hunter, Statistics for
 * Experimenters, 2nd ed., chapter 4). Every block holds each cell once, in an order drawn anew, so that drift of clocks, heat
 * and neighbours falls on all cells alike and sides can be paired by block.
 */
final class RandomizedBlocks {
    /**
     * From three cells on, no cell runs twice in a row where two blocks meet: it would find its own file in the cache. With
     * two that rule would freeze the first block's order for the whole plan, and one side would always follow the other.
     */
    private static final int CELLS_TO_KEEP_APART = 3;

    private RandomizedBlocks() {}

    static <T> List<List<T>> of(List<T> cells, int blocks, SplitMix64 random) {
        List<List<T>> ordered = new ArrayList<>();
        for (int i = 0; i < blocks; i++) {
            List<T> block = random.shuffled(cells);
            // Drawing again, not swapping, keeps all orders that are allowed equally likely.
            while (i > 0
                    && cells.size() >= CELLS_TO_KEEP_APART
                    && block.getFirst().equals(ordered.getLast().getLast())) {
                block = random.shuffled(cells);
            }
            ordered.add(block);
        }
        return ordered;
    }
}
