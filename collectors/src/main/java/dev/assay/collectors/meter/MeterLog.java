package dev.assay.collectors.meter;

import dev.assay.collectors.sensing.Meter;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * What a meter printed beside a trial, as {@link MeterLogWriter} kept it, on the coordinator's monotonic clock.
 *
 * @param times ns, never falling; two or more
 * @param watts as many
 * @param amps as many; empty where the table has no current
 * @param boundNs no sample was taken further from its time than this
 * @param skipped lines that hold no sample, with their numbers and what is wrong with them; at most one in a hundred
 */
public record MeterLog(long[] times, double[] watts, Optional<double[]> amps, long boundNs, List<String> skipped) {
    /** How far the usual distance of the samples may be from what the meter's rate says, as a ratio. */
    private static final double OTHER_RATE = 1.5;

    /** @throws MeterException when it holds no samples, or they cannot be what the meter's description says */
    public static MeterLog read(Path file, Meter meter) throws MeterException {
        String where = file.getFileName().toString();
        List<CoordinatorClocks> clocks = new ArrayList<>();
        try (BufferedReader reader = MeterTable.reader(file)) {
            MeterTable table = new MeterTable(
                    where,
                    reader,
                    (w, header) -> MeterColumns.logged(w, header, meter),
                    remark -> CoordinatorClocks.parse(remark).ifPresent(clocks::add));
            return of(table, meter, ClockLine.of(where, clocks));
        } catch (IOException e) {
            throw MeterException.io(where, e);
        }
    }

    private static MeterLog of(MeterTable table, Meter meter, ClockLine clocks) throws MeterException {
        StampedRows stamped = StampedRows.of(table, meter, clocks);
        int[] kept = stamped.kept();
        MeterRows rows = table.rows();
        long[] times = Arrays.stream(kept).mapToLong(i -> stamped.takenNs(i)).toArray();
        refuseOtherRate(table.where(), meter, times);
        return new MeterLog(
                times,
                Arrays.stream(kept).mapToDouble(rows::watts).toArray(),
                table.columns()
                        .amps()
                        .map(_ -> Arrays.stream(kept).mapToDouble(rows::amps).toArray()),
                stamped.boundNs(),
                table.skipped());
    }

    /** A figure says at which rate it was sampled, and how short a phase may be depends on it. */
    private static void refuseOtherRate(String where, Meter meter, long[] times) throws MeterException {
        double hz = MeterCsv.usualHz(times);
        if (hz > OTHER_RATE * meter.rateHz() || hz < meter.rateHz() / OTHER_RATE) {
            throw MeterException.misstamped(
                    where,
                    "its samples usually came at %.3g Hz, and its rate is said to be %s Hz"
                            .formatted(hz, plain(meter.rateHz())));
        }
    }

    private static String plain(double hz) {
        return hz == Math.rint(hz) ? Long.toString((long) hz) : Double.toString(hz);
    }
}
