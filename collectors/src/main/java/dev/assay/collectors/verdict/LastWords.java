package dev.assay.collectors.verdict;

import dev.assay.collectors.bundle.BundleException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** The last line a runner wrote to its standard error: more often than not the cause of its end. */
final class LastWords {
    private static final int TAIL_BYTES = 8192;
    private static final int MAX_CHARS = 200;

    private LastWords() {}

    /** Empty when there is no such file or nothing but blanks in its end. Control characters become spaces. */
    static Optional<String> of(Path file) throws BundleException {
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        try (FileChannel channel = FileChannel.open(file)) {
            ByteBuffer tail = ByteBuffer.allocate((int) Math.min(TAIL_BYTES, channel.size()));
            channel.position(channel.size() - tail.capacity());
            while (tail.hasRemaining() && channel.read(tail) >= 0) {}
            return new String(tail.array(), 0, tail.position(), StandardCharsets.UTF_8)
                    .lines()
                    .map(line -> line.replaceAll("\\p{Cntrl}", " ").strip())
                    .filter(line -> !line.isEmpty())
                    .reduce((_, last) -> last)
                    .map(line -> line.length() > MAX_CHARS ? line.substring(0, MAX_CHARS) + "..." : line);
        } catch (IOException e) {
            throw BundleException.io("cannot read the runner's standard error", file, e);
        }
    }
}
