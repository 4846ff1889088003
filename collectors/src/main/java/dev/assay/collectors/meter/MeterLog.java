package dev.assay.collectors.meter;

import dev.assay.collectors.sensing.Meter;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What a meter printed beside a trial, as {@link MeterLogWriter} kept it, on the coordinator's monotonic clock.
 *
 * @param times ns, never falling
 * @param watts as many
 * @param amps as many; empty where the table has no current
 * @param boundNs no sample was taken further from its time than this
 */
public record MeterLog(long[] times, double[] watts, Optional<double[]> amps, long boundNs) {
    /** What the coordinator's wall clock may gain or lose beside its monotonic one when a time daemon steers it (adjtimex(2)). */
    private static final double STEERED = 500e-6;

    private static final long MS = 1_000_000;

    /** Lines as close as this part of a period came together. */
    private static final double TOGETHER = 0.1;

    private static final double MOST_TOGETHER = 0.2;

    /** @throws MeterException when it holds no samples, or their stamps cannot be what the meter's description says */
    public static MeterLog read(Path file, Meter meter) throws MeterException {
        String where = file.getFileName().toString();
        try (BufferedReader reader = Files.newBufferedReader(file)) {
            List<CoordinatorClocks> clocks = clocks(file);
            List<MeterTable.Row> rows =
                    new MeterTable(where, reader, (w, header) -> MeterColumns.logged(w, header, meter)).rows();
            return of(where, meter, rows, clocks);
        } catch (CharacterCodingException e) {
            throw MeterException.unreadable(where, "it is no text");
        } catch (IOException e) {
            throw MeterException.io(where, e);
        }
    }

    private static List<CoordinatorClocks> clocks(Path file) throws IOException, MeterException {
        try (Stream<String> lines = Files.lines(file)) {
            List<CoordinatorClocks> clocks = lines.flatMap(line -> CoordinatorClocks.parse(line).stream())
                    .toList();
            if (clocks.size() != 2) {
                throw MeterException.unreadable(file.getFileName().toString(), "it was not brought to its end");
            }
            return clocks;
        }
    }

    private static MeterLog of(String where, Meter meter, List<MeterTable.Row> rows, List<CoordinatorClocks> clocks)
            throws MeterException {
        long early = clocks.getFirst().monotonicNs();
        long ahead = 0;
        long bound = 0;
        switch (meter.clock()) {
            case ARRIVAL -> refuseBursts(where, meter, rows);
            case MONOTONIC -> {}
            case WALL -> {
                bound = steeredNs(where, clocks);
                ahead = clocks.getFirst().aheadNs()
                        + (clocks.getLast().aheadNs() - clocks.getFirst().aheadNs()) / 2;
            }
        }
        long[] times = new long[rows.size()];
        for (int i = 0; i < times.length; i++) {
            MeterTable.Row row = rows.get(i);
            times[i] = row.ns() - ahead;
            refuseForeign(where, meter, times[i] - early + meter.delayNs() + bound, "before its program was started");
            refuseForeign(where, meter, row.arrivedNs() - times[i] + bound, "after its line had come");
            times[i] -= meter.delayNs() / 2;
        }
        return new MeterLog(
                times,
                rows.stream().mapToDouble(MeterTable.Row::watts).toArray(),
                Double.isNaN(rows.getFirst().amps())
                        ? Optional.empty()
                        : Optional.of(
                                rows.stream().mapToDouble(MeterTable.Row::amps).toArray()),
                bound + meter.delayNs() - meter.delayNs() / 2);
    }

    /** How far the wall clock may have been from the middle of its two readings. */
    private static long steeredNs(String where, List<CoordinatorClocks> clocks) throws MeterException {
        CoordinatorClocks first = clocks.getFirst();
        CoordinatorClocks last = clocks.getLast();
        long change = Math.abs(last.aheadNs() - first.aheadNs());
        if (change > MS + STEERED * (last.monotonicNs() - first.monotonicNs())) {
            throw MeterException.misstamped(
                    where, "this machine's wall clock was set by " + change / MS + " ms while it was read");
        }
        return change / 2 + first.apartNs() + last.apartNs();
    }

    /** @param room what a stamp has to the side on which it cannot lie, ns */
    private static void refuseForeign(String where, Meter meter, long room, String when) throws MeterException {
        if (room < 0) {
            throw MeterException.misstamped(
                    where,
                    "a sample is stamped " + -room / MS + " ms " + when
                            + ", so its column of time is not this machine's "
                            + (meter.clock() == Meter.Clock.WALL ? "wall" : "monotonic") + " clock");
        }
    }

    private static void refuseBursts(String where, Meter meter, List<MeterTable.Row> rows) throws MeterException {
        long close = Math.round(TOGETHER * 1e9 / meter.rateHz());
        int together = 0;
        for (int i = 1; i < rows.size(); i++) {
            together += rows.get(i).ns() - rows.get(i - 1).ns() < close ? 1 : 0;
        }
        if (together > MOST_TOGETHER * rows.size()) {
            throw MeterException.misstamped(
                    where, together + " of its " + rows.size() + " lines came together with the one before");
        }
    }
}
