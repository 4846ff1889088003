package dev.assay.harness.endtoend;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.function.DoubleUnaryOperator;

/**
 * A folder that stands in for a board's /sys and /proc: a rail whose current follows a known course and a zone that warms up,
 * driven by a thread. What stood in the files when is kept, so that the truth is known to the microjoule.
 */
final class SimulatedBoard implements AutoCloseable {
    static final String BOARD = "NVIDIA Jetson Orin Nano Developer Kit";
    private static final double VOLTS = 5;
    private static final long STEP_NS = 2_000_000;
    private static final String HWMON = "sys/class/hwmon/hwmon0/";
    private static final String ZONE = "sys/class/thermal/thermal_zone0/";
    private static final String BATTERY = "sys/class/power_supply/BAT0/";

    private final Path root;
    private final List<Moment> history = new ArrayList<>();
    private volatile boolean driving = true;

    /** From {@code ns} of the monotonic clock on, give or take, until the next moment. */
    private record Moment(long ns, long boundNs, double watts, double celsius) {}

    private SimulatedBoard(Path root) {
        this.root = root;
    }

    static SimulatedBoard in(Path root) throws IOException {
        SimulatedBoard board = new SimulatedBoard(root);
        board.file("proc/device-tree/model", BOARD + "\0");
        board.file(HWMON + "name", "ina3221\n");
        board.file(HWMON + "in1_label", "VDD_IN\n");
        board.file(HWMON + "in1_input", "%d\n".formatted((int) (VOLTS * 1000)));
        board.file(HWMON + "curr1_input", "01500\n");
        board.file(ZONE + "type", "tj-thermal\n");
        board.file(ZONE + "temp", "045000\n");
        return board;
    }

    /** The board also has a battery, in that state. */
    SimulatedBoard battery(String status) throws IOException {
        file(BATTERY + "type", "Battery\n");
        file(BATTERY + "status", status + "\n");
        file(BATTERY + "capacity", "77\n");
        file(BATTERY + "voltage_now", "3850000\n");
        file(BATTERY + "current_now", "900000\n");
        return this;
    }

    Path root() {
        return root;
    }

    /**
     * Drives the files until the board is closed.
     *
     * @param watts of the rail, by the seconds since this began; held for 2 ms each
     * @param celsius of the zone alike
     */
    SimulatedBoard drive(DoubleUnaryOperator watts, DoubleUnaryOperator celsius) throws IOException {
        FileChannel current = FileChannel.open(root.resolve(HWMON + "curr1_input"), StandardOpenOption.WRITE);
        FileChannel zone = FileChannel.open(root.resolve(ZONE + "temp"), StandardOpenOption.WRITE);
        Thread.ofPlatform().daemon().start(() -> {
            try (current;
                    zone) {
                long begin = System.nanoTime();
                for (long step = 0; driving; step++) {
                    double s = (System.nanoTime() - begin) / 1e9;
                    long milliamps = Math.round(watts.applyAsDouble(s) / VOLTS * 1000);
                    long millidegrees = Math.round(celsius.applyAsDouble(s) * 1000);
                    long before = System.nanoTime();
                    // In place and of fixed length: the probe keeps the files open, and a write of some bytes is never
                    // torn.
                    current.write(text("%05d\n".formatted(milliamps)), 0);
                    long after = System.nanoTime();
                    zone.write(text("%06d\n".formatted(millidegrees)), 0);
                    remember(new Moment(
                            (before + after) / 2,
                            (after - before + 1) / 2,
                            milliamps / 1e3 * VOLTS,
                            millidegrees / 1e3));
                    LockSupport.parkNanos(begin + (step + 1) * STEP_NS - System.nanoTime());
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
        return this;
    }

    /** Energy that the rail told between two moments of the monotonic clock, J: the sum over what stood in its file. */
    synchronized double joules(long beginNs, long endNs) {
        double sum = 0;
        for (int i = 0; i < history.size(); i++) {
            long from = Math.max(beginNs, history.get(i).ns());
            long to =
                    i + 1 < history.size() ? Math.min(endNs, history.get(i + 1).ns()) : endNs;
            sum += history.get(i).watts() * Math.max(0, to - from) / 1e9;
        }
        return sum;
    }

    /**
     * How far {@link #joules} may be off, J: a thread that writes and is held up does not know when its number came to stand
     * in the file.
     */
    synchronized double boundJ(long beginNs, long endNs) {
        double sum = 0;
        for (int i = 1; i < history.size(); i++) {
            Moment moment = history.get(i);
            if (moment.ns() + moment.boundNs() > beginNs && moment.ns() - moment.boundNs() < endNs) {
                sum += Math.abs(moment.watts() - history.get(i - 1).watts()) * moment.boundNs() / 1e9;
            }
        }
        return sum;
    }

    /** The zone's temperature at a moment, °C. */
    synchronized double celsius(long ns) {
        return history.stream()
                .filter(moment -> moment.ns() <= ns)
                .reduce((_, later) -> later)
                .orElseThrow()
                .celsius();
    }

    private synchronized void remember(Moment moment) {
        history.add(moment);
    }

    private static ByteBuffer text(String text) {
        return ByteBuffer.wrap(text.getBytes(StandardCharsets.US_ASCII));
    }

    private void file(String path, String text) throws IOException {
        Path file = root.resolve(path);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    @Override
    public void close() {
        driving = false;
    }
}
