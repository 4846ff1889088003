package dev.assay.collectors.meter;

import java.io.BufferedWriter;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * Keeps the table that a meter's program prints, each line of it behind the moment at which it came: docs/collectors/meters.md.
 * For one thread.
 */
public final class MeterLogWriter implements Closeable {
    private final BufferedWriter out;
    private String separator;

    private MeterLogWriter(BufferedWriter out) {
        this.out = out;
    }

    /** @param file is made, and must not be there */
    public static MeterLogWriter create(Path file) throws IOException {
        MeterLogWriter writer = new MeterLogWriter(Files.newBufferedWriter(file, StandardOpenOption.CREATE_NEW));
        writer.comment(CoordinatorClocks.read().line());
        return writer;
    }

    /**
     * @param arrivedNs coordinator's monotonic clock, never falling
     * @param text without its end of line
     * @return whether it is a line of the table below its header
     */
    public boolean line(long arrivedNs, String text) throws IOException {
        if (MeterTable.isNone(text)) {
            return false;
        }
        boolean header = separator == null;
        if (header) {
            separator = MeterTable.separator(text);
        }
        out.write((header ? MeterColumns.ARRIVED : Long.toString(arrivedNs)) + separator + text + "\n");
        return !header;
    }

    private void comment(String text) throws IOException {
        out.write(text + "\n");
    }

    /** Reads the clocks a second time. Without this the log tells no power. */
    @Override
    public void close() throws IOException {
        try (out) {
            comment(CoordinatorClocks.read().line());
        }
    }
}
