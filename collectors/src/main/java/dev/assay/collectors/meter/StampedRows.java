package dev.assay.collectors.meter;

import dev.assay.collectors.sensing.Meter;
import java.util.stream.IntStream;

/**
 * When the samples of a meter's log were taken, by the coordinator's monotonic clock.
 *
 * @param aheadNs what the clock of the stamps is ahead by, and half of the meter's delay
 * @param boundNs no sample that is kept was taken further from there than this
 * @param kept the samples that count, by their places in the log
 */
record StampedRows(MeterRows rows, long aheadNs, long boundNs, int[] kept) {
    private static final long MS = 1_000_000;

    /** Lines closer than this part of a period came together. */
    private static final double TOGETHER = 0.5;

    private static final double MOST_TOGETHER = 0.2;

    static StampedRows of(MeterTable table, Meter meter, ClockLine clocks) throws MeterException {
        MeterRows rows = table.rows();
        refuseArrivals(table.where(), rows, clocks);
        long half = meter.delayNs() / 2;
        long rest = meter.delayNs() - half;
        return switch (meter.clock()) {
            case ARRIVAL -> arrived(table.where(), meter, rows, half, rest);
            case MONOTONIC -> {
                long digit = resolutionNs(table, meter);
                long lag = lagNs(table.where(), meter, rows, clocks, 0, digit);
                yield new StampedRows(rows, half, rest + digit + lag, all(rows));
            }
            case WALL -> {
                clocks.refuseSet(table.where());
                long bound = resolutionNs(table, meter) + clocks.boundNs();
                long lag = lagNs(table.where(), meter, rows, clocks, clocks.aheadNs(), bound);
                yield new StampedRows(rows, clocks.aheadNs() + half, rest + bound + lag, all(rows));
            }
        };
    }

    /** @param i of {@link #kept} */
    long takenNs(int i) {
        return rows.ns(i) - aheadNs;
    }

    private static int[] all(MeterRows rows) {
        return IntStream.range(0, rows.count()).toArray();
    }

    /**
     * Of lines that waited for this machine and then came together, the last waited for a period at most, and those before it for
     * longer: they are left out.
     */
    private static StampedRows arrived(String where, Meter meter, MeterRows rows, long half, long rest)
            throws MeterException {
        long period = Math.round(1e9 / meter.rateHz());
        int[] kept = IntStream.range(0, rows.count())
                .filter(i -> i == rows.count() - 1 || rows.ns(i + 1) - rows.ns(i) >= TOGETHER * period)
                .toArray();
        int together = rows.count() - kept.length;
        if (together > MOST_TOGETHER * rows.count()) {
            throw MeterException.misstamped(
                    where, together + " of its " + rows.count() + " lines came together with the one behind");
        }
        return new StampedRows(rows, half, rest + (together > 0 ? period : 0), kept);
    }

    /** The log may come from elsewhere: its lines came while it was written. */
    private static void refuseArrivals(String where, MeterRows rows, ClockLine clocks) throws MeterException {
        for (int i = 0; i < rows.count(); i++) {
            if (rows.arrivedNs(i) < clocks.fromNs() || rows.arrivedNs(i) > clocks.toNs()) {
                throw MeterException.misstamped(where, "a line of it came before it was begun or after it had ended");
            }
        }
    }

    /** Stamps that are cut off to whole seconds say no more than that. */
    private static long resolutionNs(MeterTable table, Meter meter) throws MeterException {
        double seconds = table.resolutionS();
        if (seconds * meter.rateHz() > 1) {
            throw MeterException.misstamped(
                    table.where(),
                    "its stamps are told to %s s, and its samples are closer than that".formatted(seconds));
        }
        return (long) Math.ceil(1e9 * seconds);
    }

    /**
     * How far the clock of the stamps may be behind, as another machine's may: by no more than what passed between a stamp and its
     * line, at the least.
     *
     * @param bound of {@code ahead}, and what the stamps are told to
     */
    private static long lagNs(String where, Meter meter, MeterRows rows, ClockLine clocks, long ahead, long bound)
            throws MeterException {
        long least = Long.MAX_VALUE;
        for (int i = 0; i < rows.count(); i++) {
            long stamp = rows.ns(i) - ahead;
            refuse(where, meter, stamp - clocks.fromNs() + bound, "before its program was started");
            refuse(where, meter, rows.arrivedNs(i) - stamp + bound, "after its line had come");
            least = Math.min(least, rows.arrivedNs(i) - stamp);
        }
        return Math.max(0, least);
    }

    /** @param room what a stamp has to the side on which it cannot lie, ns */
    private static void refuse(String where, Meter meter, long room, String when) throws MeterException {
        if (room < 0) {
            throw MeterException.misstamped(
                    where,
                    "a sample is stamped " + -room / MS + " ms " + when
                            + ", so its column of time is not this machine's "
                            + (meter.clock() == Meter.Clock.WALL ? "wall" : "monotonic") + " clock");
        }
    }
}
