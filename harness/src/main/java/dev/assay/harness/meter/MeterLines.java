package dev.assay.harness.meter;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/** The lines of a stream, each with the moment at which its end came. For one thread. */
final class MeterLines {
    /** A table's line is shorter; what goes on without an end is no table. */
    private static final int LONGEST = 4096;

    private static final String BYTE_ORDER_MARK = "\ufeff";

    private final InputStream in;
    private final byte[] chunk = new byte[1 << 16];
    private final ByteArrayOutputStream line = new ByteArrayOutputStream();
    private int at;
    private int end;
    private long arrivedNs;
    private boolean first = true;

    /** @param arrivedNs this machine's monotonic clock, once the end of the line was there */
    record Line(long arrivedNs, String text) {}

    MeterLines(InputStream in) {
        this.in = in;
    }

    /**
     * Waits for the next one.
     *
     * @return null at the end; what came without an end of line is no line
     */
    Line next() throws IOException {
        while (true) {
            while (at < end) {
                byte b = chunk[at++];
                if (b == '\n') {
                    return new Line(arrivedNs, taken());
                }
                line.write(b);
                if (line.size() > LONGEST) {
                    throw new IOException("a line of it is longer than " + LONGEST + " bytes");
                }
            }
            end = in.read(chunk);
            arrivedNs = System.nanoTime();
            at = 0;
            if (end < 0) {
                return null;
            }
        }
    }

    private String taken() {
        String text = line.toString(StandardCharsets.UTF_8).stripTrailing();
        line.reset();
        boolean marked = first && text.startsWith(BYTE_ORDER_MARK);
        first = false;
        return marked ? text.substring(1) : text;
    }
}
