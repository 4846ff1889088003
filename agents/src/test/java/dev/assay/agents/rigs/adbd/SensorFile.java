package dev.assay.agents.rigs.adbd;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * A plain file that stands for one of sysfs. Programs keep those open, so it stays the same file; and they must never see half
 * a line. The kernel shows a new text and a new length one after the other, so the length only grows, by line ends, before a
 * text that needs it; what is too long is cut off when this is closed. Texts of many bytes may still be seen mixed. One thread.
 */
final class SensorFile implements AutoCloseable {
    private final FileChannel channel;
    private int length;
    private int size;

    SensorFile(Path file) throws IOException {
        channel = FileChannel.open(file, StandardOpenOption.WRITE);
        size = Math.toIntExact(channel.size());
        length = size;
    }

    /** @param text with the line end */
    void write(String text) throws IOException {
        length = text.length();
        if (length > size) {
            put("\n".repeat(length - size), size);
            size = length;
        }
        put(text + "\n".repeat(size - length), 0);
    }

    @Override
    public void close() throws IOException {
        try (channel) {
            channel.truncate(length);
        }
    }

    private void put(String text, int position) throws IOException {
        channel.write(ByteBuffer.wrap(text.getBytes(StandardCharsets.US_ASCII)), position);
    }
}
