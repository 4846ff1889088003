package dev.assay.collectors.meter;

import java.util.List;

/**
 * The coordinator's two clocks while a meter's program ran, by readings of both from its start to its end.
 *
 * @param aheadNs by so much the wall clock was ahead of the monotonic one, in the middle of what was read
 * @param boundNs it was no further away from that at any moment between them, unless it was set
 * @param setNs the largest step that no steering explains; 0 where there was none
 * @param fromNs the first reading, by the monotonic clock; {@code toNs} the last
 */
record ClockLine(long fromNs, long toNs, long aheadNs, long boundNs, long setNs) {
    /** What a wall clock may gain or lose beside a monotonic one when a time daemon steers it (adjtimex(2)). */
    private static final double STEERED = 500e-6;

    private static final long MS = 1_000_000;

    /** @param readings in the order of the log */
    static ClockLine of(String where, List<CoordinatorClocks> readings) throws MeterException {
        if (readings.size() < 2) {
            throw MeterException.unreadable(where, "it was not brought to its end");
        }
        long least = Long.MAX_VALUE;
        long most = Long.MIN_VALUE;
        long between = 0;
        long set = 0;
        for (int i = 0; i < readings.size(); i++) {
            CoordinatorClocks now = readings.get(i);
            least = Math.min(least, now.aheadNs() - now.apartNs());
            most = Math.max(most, now.aheadNs() + now.apartNs());
            if (i > 0) {
                CoordinatorClocks before = readings.get(i - 1);
                long steered = (long) Math.ceil(STEERED * (now.monotonicNs() - before.monotonicNs()));
                between = Math.max(between, steered / 2 + 1);
                long change = Math.abs(now.aheadNs() - before.aheadNs());
                set = change > MS + steered ? Math.max(set, change) : set;
            }
        }
        return new ClockLine(
                readings.getFirst().monotonicNs(),
                readings.getLast().monotonicNs(),
                least + (most - least) / 2,
                most - (least + (most - least) / 2) + between,
                set);
    }

    /** Refuses a wall clock that somebody set meanwhile. */
    void refuseSet(String where) throws MeterException {
        if (setNs > 0) {
            throw MeterException.misstamped(
                    where, "this machine's wall clock was set by " + setNs / MS + " ms while it was read");
        }
    }
}
