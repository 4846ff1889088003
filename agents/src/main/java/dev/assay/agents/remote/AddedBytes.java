package dev.assay.agents.remote;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.StandardOpenOption;

/** The bytes of an {@link Addition}, read once and in their order: no fewer than it says, and no more. */
public final class AddedBytes implements AutoCloseable {
    private final Addition addition;
    private final FileChannel file;
    private long count;

    AddedBytes(Addition addition) throws IOException {
        this.addition = addition;
        this.file = FileChannel.open(addition.file(), StandardOpenOption.READ);
        file.position(addition.from());
    }

    /**
     * Reads the next into what remains of a buffer.
     *
     * @return how many, or -1 when all were read before
     * @throws EOFException when the file has become shorter meanwhile
     */
    public int read(ByteBuffer buffer) throws IOException {
        long left = addition.to() - addition.from() - count;
        if (left <= 0) {
            return -1;
        }
        int limit = buffer.limit();
        buffer.limit((int) Math.min(limit, buffer.position() + left));
        int read = file.read(buffer);
        buffer.limit(limit);
        if (read < 0) {
            throw new EOFException(addition.file() + " has " + file.size() + " bytes where " + addition.to()
                    + " were expected: it was changed while it was sent");
        }
        count += read;
        return read;
    }

    /** How many were read. */
    public long count() {
        return count;
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
