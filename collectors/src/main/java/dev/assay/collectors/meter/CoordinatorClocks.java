package dev.assay.collectors.meter;

import java.time.Instant;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/**
 * Both clocks of the coordinator at one moment.
 *
 * @param monotonicNs as {@link System#nanoTime()} has it
 * @param wallNs since 1970
 * @param apartNs the two were read within so long
 */
record CoordinatorClocks(long monotonicNs, long wallNs, long apartNs) {
    private static final String MARK = "# clocks";
    private static final int TRIES = 5;

    /** In ns, 73 years: what is further from 0 is no clock. */
    private static final long MOST = 1L << 61;

    /** The closest of a few readings: between the two clocks of one, the thread may have waited for a processor. */
    static CoordinatorClocks read() {
        return IntStream.range(0, TRIES)
                .mapToObj(_ -> once())
                .min((a, b) -> Long.compare(a.apartNs, b.apartNs))
                .orElseThrow();
    }

    private static CoordinatorClocks once() {
        long before = System.nanoTime();
        Instant wall = Instant.now();
        long after = System.nanoTime();
        return new CoordinatorClocks(
                before + (after - before) / 2, wall.getEpochSecond() * 1_000_000_000 + wall.getNano(), after - before);
    }

    /** By so much the wall clock is ahead. */
    long aheadNs() {
        return wallNs - monotonicNs;
    }

    /** As a line of a meter's log. */
    String line() {
        return MARK + " monotonic_ns=" + monotonicNs + " wall_ns=" + wallNs + " apart_ns=" + apartNs;
    }

    /** @return empty where the line is none of {@link #line} */
    static Optional<CoordinatorClocks> parse(String line) {
        if (!line.startsWith(MARK + " ")) {
            return Optional.empty();
        }
        try {
            long[] numbers = Stream.of(line.substring(MARK.length() + 1).split(" "))
                    .mapToLong(word -> Long.parseLong(word.substring(word.indexOf('=') + 1)))
                    .toArray();
            return numbers.length == 3 && LongStream.of(numbers).allMatch(n -> Math.abs(n) < MOST)
                    ? Optional.of(new CoordinatorClocks(numbers[0], numbers[1], numbers[2]))
                    : Optional.empty();
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }
}
