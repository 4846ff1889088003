package dev.assay.collectors.meter;

import java.io.BufferedWriter;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * Keeps the table that a meter's program prints, each line of it behind the moment at which it came: docs/collectors/meters.md.
 * One thread writes; another may close it.
 */
public final class MeterLogWriter implements Closeable {
    private static final long BETWEEN_CLOCKS_NS = 1_000_000_000;

    private final BufferedWriter out;
    private String separator;
    private long clocksReadNs;
    private boolean closed;

    private MeterLogWriter(BufferedWriter out) {
        this.out = out;
    }

    /** @param file is made, and must not be there */
    public static MeterLogWriter create(Path file) throws IOException {
        MeterLogWriter writer = new MeterLogWriter(Files.newBufferedWriter(file, StandardOpenOption.CREATE_NEW));
        writer.clocks();
        return writer;
    }

    /**
     * @param arrivedNs coordinator's monotonic clock, never falling
     * @param text without its end of line
     * @return whether it is a line of the table below its header, and was kept
     */
    public synchronized boolean line(long arrivedNs, String text) throws IOException {
        if (closed || MeterTable.isNone(text)) {
            return false;
        }
        if (arrivedNs - clocksReadNs > BETWEEN_CLOCKS_NS) {
            clocks();
        }
        boolean header = separator == null;
        if (header) {
            separator = MeterTable.separator(text);
        }
        out.write((header ? MeterColumns.ARRIVED : Long.toString(arrivedNs)) + separator + text + "\n");
        return !header;
    }

    private void clocks() throws IOException {
        CoordinatorClocks clocks = CoordinatorClocks.read();
        clocksReadNs = clocks.monotonicNs();
        out.write(clocks.line() + "\n");
    }

    /** Reads the clocks a last time: without this the log tells no power. Nothing is kept afterwards. */
    @Override
    public synchronized void close() throws IOException {
        if (!closed) {
            closed = true;
            try (out) {
                clocks();
            }
        }
    }
}
