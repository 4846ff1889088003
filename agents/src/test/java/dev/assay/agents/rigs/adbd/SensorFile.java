package dev.assay.agents.rigs.adbd;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * A plain file that stands for one of sysfs. Programs keep those open, so it must stay the same file; and it must never look
 * empty or mixed, so a shorter text first comes with line ends up to the old length. One thread.
 */
final class SensorFile implements AutoCloseable {
    private final FileChannel channel;
    private int length;

    SensorFile(Path file) throws IOException {
        channel = FileChannel.open(file, StandardOpenOption.WRITE);
        length = Math.toIntExact(channel.size());
    }

    void write(String text) throws IOException {
        byte[] bytes = (text + "\n".repeat(Math.max(0, length - text.length()))).getBytes(StandardCharsets.US_ASCII);
        channel.write(ByteBuffer.wrap(bytes), 0);
        if (bytes.length > text.length()) {
            channel.truncate(text.length());
        }
        length = text.length();
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
