package dev.assay.collectors.meter;

import dev.assay.collectors.trace.Channel;
import dev.assay.collectors.trace.Trace;
import java.io.BufferedReader;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Reads tables of meters: Monsoon's as MELT writes it ({@code sec,mA,V,}, with the epoch seconds of its start in a file
 * {@code .t_monsoon} beside it) and any other with a header whose columns end in their units. Separated by commas, semicolons
 * or tabs; blank lines and those that begin with # are passed over.
 */
public final class MeterCsv {
    private static final String MONSOON_START = ".t_monsoon";
    private static final long EPOCH_NS = 1_000_000_000_000_000_000L;

    private MeterCsv() {}

    /** @throws MeterException when it cannot be read, or is no recording; says at which line */
    public static MeterRecording read(Path file) throws MeterException {
        return read(file, List.of());
    }

    /**
     * @param columns names of the columns to use, as in the header, where more than one could be meant; empty: by their units
     * @throws MeterException when it cannot be read, or is no recording; says at which line
     */
    public static MeterRecording read(Path file, List<String> columns) throws MeterException {
        try (BufferedReader reader = MeterTable.reader(file)) {
            return recording(
                    new MeterTable(file.toString(), reader, (where, header) -> MeterColumns.of(where, header, columns)),
                    start(file));
        } catch (IOException e) {
            throw MeterException.io(file.toString(), e);
        }
    }

    private static MeterRecording recording(MeterTable table, Optional<Instant> start) {
        MeterRows rows = table.rows();
        long origin = rows.ns(0);
        long[] times = new long[rows.count()];
        for (int i = 0; i < times.length; i++) {
            times[i] = rows.ns(i) - origin;
        }
        double hz = usualHz(times);
        Optional<Trace> amps = table.columns()
                .amps()
                .map(column -> new Trace(
                        new Channel(1, "meter_a", "A", table.where() + " " + column.name(), hz), times, rows.amps()));
        return new MeterRecording(
                new Trace(new Channel(0, "meter_w", "W", table.where(), hz), times, rows.watts()),
                amps,
                origin >= EPOCH_NS ? Optional.of(Instant.EPOCH.plusNanos(origin)) : start.map(s -> s.plusNanos(origin)),
                table.skipped());
    }

    /** By the usual distance of the samples. */
    static double usualHz(long[] times) {
        long[] steps = new long[times.length - 1];
        for (int i = 0; i < steps.length; i++) {
            steps[i] = times[i + 1] - times[i];
        }
        Arrays.sort(steps);
        return 1e9 / Math.max(1, steps[steps.length / 2]);
    }

    private static Optional<Instant> start(Path file) throws MeterException, IOException {
        List<Path> places = new ArrayList<>(List.of(file.resolveSibling(file.getFileName() + MONSOON_START)));
        if (file.getFileName().toString().contains("monsoon")) {
            places.add(file.resolveSibling(MONSOON_START));
        }
        for (Path place : places) {
            if (Files.exists(place)) {
                String text =
                        Files.readString(place, StandardCharsets.ISO_8859_1).strip();
                try {
                    return Optional.of(Instant.EPOCH.plusNanos(
                            new BigDecimal(text).movePointRight(9).longValue()));
                } catch (NumberFormatException e) {
                    throw MeterException.unreadable(place + ":1", "'" + text + "' is no time in epoch seconds");
                }
            }
        }
        return Optional.empty();
    }
}
