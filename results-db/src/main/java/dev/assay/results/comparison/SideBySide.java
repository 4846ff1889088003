package dev.assay.results.comparison;

import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/**
 * Work that all processors share, each taking the next pieces when it is done with some. A parallel stream hands out four
 * stretches on two processors, and whichever ends last keeps the other waiting.
 */
final class SideBySide {
    /** Pieces taken at once: neighbours in memory are then seldom written by two processors. */
    private static final int AT_ONCE = 16;

    private SideBySide() {}

    /**
     * @param piece of a number from 0 on; called by several threads
     * @return all pieces by their numbers
     */
    static <T> List<T> of(int count, IntFunction<T> piece) {
        Object[] all = new Object[count];
        AtomicInteger next = new AtomicInteger();
        IntStream.rangeClosed(0, ForkJoinPool.getCommonPoolParallelism())
                .parallel()
                .forEach(_ -> {
                    for (int from = next.getAndAdd(AT_ONCE); from < count; from = next.getAndAdd(AT_ONCE)) {
                        for (int i = from; i < Math.min(from + AT_ONCE, count); i++) {
                            all[i] = piece.apply(i);
                        }
                    }
                });
        @SuppressWarnings("unchecked")
        List<T> pieces = (List<T>) Arrays.asList(all);
        return pieces;
    }
}
