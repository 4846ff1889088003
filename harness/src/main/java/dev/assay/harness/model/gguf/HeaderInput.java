package dev.assay.harness.model.gguf;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/**
 * Reads little-endian values from the front of a file and never believes a length: nothing is allocated for a string
 * before the file is known to hold it, and what is kept in all is bounded.
 */
final class HeaderInput {
    /** Names and texts that a header may make a reader keep: a hundred times what real models hold. */
    private static final int KEPT_BYTES = 16 << 20;

    private static final String FETCH_AGAIN =
            "Fetch or convert the file again; compare its size and hash with its origin's.";

    private final SeekableByteChannel channel;
    private final Path file;
    private final long bytes;
    private final ByteBuffer buffer =
            ByteBuffer.allocate(1 << 16).order(ByteOrder.LITTLE_ENDIAN).limit(0);
    /** Of the channel: where the buffer ends. */
    private long position;

    private int kept;

    HeaderInput(SeekableByteChannel channel, Path file) throws IOException {
        this.channel = channel;
        this.file = file;
        this.bytes = channel.size();
    }

    /** Bytes from the start of the file to the next value. */
    long position() {
        return position - buffer.remaining();
    }

    long fileBytes() {
        return bytes;
    }

    int octet() throws IOException, MalformedGgufException {
        need(Byte.BYTES);
        return buffer.get();
    }

    int int16() throws IOException, MalformedGgufException {
        need(Short.BYTES);
        return buffer.getShort();
    }

    int int32() throws IOException, MalformedGgufException {
        need(Integer.BYTES);
        return buffer.getInt();
    }

    long int64() throws IOException, MalformedGgufException {
        need(Long.BYTES);
        return buffer.getLong();
    }

    /**
     * The count of things that follow, each of at least so many bytes.
     *
     * @throws MalformedGgufException where the rest of the file cannot hold them
     */
    long count(String of, int leastBytes) throws IOException, MalformedGgufException {
        long count = int64();
        if (count < 0 || count > (bytes - position()) / leastBytes) {
            throw malformed("it announces " + Long.toUnsignedString(count) + " " + of + ", more than its "
                    + (bytes - position()) + " remaining bytes can hold");
        }
        return count;
    }

    /** Text of the given length, which {@link #count} has checked. */
    String text(long length) throws IOException, MalformedGgufException {
        if (length > KEPT_BYTES - kept) {
            throw malformed("its header holds more than " + KEPT_BYTES + " bytes of names and texts");
        }
        kept += (int) length;
        byte[] octets = new byte[(int) length];
        for (int at = 0; at < octets.length; ) {
            need(1);
            int part = Math.min(buffer.remaining(), octets.length - at);
            buffer.get(octets, at, part);
            at += part;
        }
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(octets))
                    .toString();
        } catch (CharacterCodingException _) {
            throw malformed("a text of " + length + " bytes is not UTF-8");
        }
    }

    void skip(long length) throws MalformedGgufException {
        if (length < 0 || length > bytes - position()) {
            throw cutShort(length);
        }
        if (length <= buffer.remaining()) {
            buffer.position(buffer.position() + (int) length);
        } else {
            position = position() + length;
            buffer.limit(0);
        }
    }

    MalformedGgufException malformed(String why) {
        return new MalformedGgufException(file + ", byte " + position(), why, FETCH_AGAIN);
    }

    private void need(int length) throws IOException, MalformedGgufException {
        if (buffer.remaining() >= length) {
            return;
        }
        if (length > bytes - position()) {
            throw cutShort(length);
        }
        buffer.compact();
        while (buffer.position() < length) {
            int read = channel.position(position).read(buffer);
            if (read < 0) {
                throw new IOException(file + " shrank while it was read");
            }
            position += read;
        }
        buffer.flip();
    }

    private MalformedGgufException cutShort(long length) {
        return malformed("it ends " + (bytes - position()) + " bytes further on, where " + length + " more are due");
    }
}
