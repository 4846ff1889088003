package dev.assay.agents.ssh;

import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** What a host sends, line by line, each with the moment at which its end came: written by the client's thread, read by another. */
final class AnsweredLines extends OutputStream {
    private final BlockingQueue<Line> lines = new LinkedBlockingQueue<>();
    private final StringBuilder begun = new StringBuilder();

    /**
     * @param text without its end
     * @param atNs {@link System#nanoTime()}
     */
    record Line(String text, long atNs) {}

    @Override
    public void write(int b) {
        write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) {
        long now = System.nanoTime();
        for (char c : new String(bytes, offset, length, StandardCharsets.ISO_8859_1).toCharArray()) {
            if (c == '\n') {
                lines.add(new Line(begun.toString(), now));
                begun.setLength(0);
            } else {
                begun.append(c);
            }
        }
    }

    /** @return null when none came within this time */
    Line next(Duration patience) throws InterruptedException {
        return lines.poll(patience.toNanos(), TimeUnit.NANOSECONDS);
    }
}
