package dev.assay.agents.android;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.SocketTimeoutException;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/**
 * One connection to the adb server, in the words of its protocol (AOSP, packages/modules/adb: OVERVIEW.TXT, SERVICES.TXT).
 * Every read has the connection's deadline; an interrupt closes it. Used by one thread.
 */
final class AdbSocket implements AutoCloseable {
    private static final int WORD = 4;

    /**
     * Bytes that may wait here for a server of this machine: few enough that it finds them in the processor's cache, and enough
     * for one of its packets to a device, after each of which it waits. A server elsewhere gets what the system thinks right for
     * the way there.
     */
    private static final int WAITING_HERE = 512 * 1024;

    private final SocketChannel channel;
    private final InputStream in;
    private Deadline deadline;

    private AdbSocket(SocketChannel channel, Deadline deadline) throws IOException {
        this.channel = channel;
        this.in = channel.socket().getInputStream();
        this.deadline = deadline;
    }

    static AdbSocket open(InetSocketAddress server, Deadline deadline) throws IOException {
        SocketChannel channel = SocketChannel.open();
        try {
            channel.socket().connect(server, deadline.leftMs());
            channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
            if (server.getAddress().isLoopbackAddress()) {
                channel.setOption(StandardSocketOptions.SO_SNDBUF, WAITING_HERE);
            }
            return new AdbSocket(channel, deadline);
        } catch (IOException | RuntimeException e) {
            channel.close();
            throw e;
        }
    }

    /** From here on. */
    void deadline(Deadline next) {
        deadline = next;
    }

    /**
     * Asks for a service.
     *
     * @throws AdbRefusal when the answer is FAIL
     */
    void request(String service) throws IOException {
        byte[] bytes = service.getBytes(StandardCharsets.UTF_8);
        byte[] length = String.format(Locale.ROOT, "%04x", bytes.length).getBytes(StandardCharsets.US_ASCII);
        write(ByteBuffer.allocate(length.length + bytes.length)
                .put(length)
                .put(bytes)
                .flip());
        status();
    }

    /** OKAY, or FAIL with a text. */
    private void status() throws IOException {
        String status = new String(bytes(WORD), StandardCharsets.US_ASCII);
        if (status.equals("FAIL")) {
            throw new AdbRefusal(text());
        }
        if (!status.equals("OKAY")) {
            throw new IOException("the adb server answered '" + status + "' where OKAY or FAIL was expected");
        }
    }

    /** A text behind its length in four hexadecimal digits. */
    String text() throws IOException {
        String length = new String(bytes(WORD), StandardCharsets.US_ASCII);
        if (!length.matches("[0-9A-Fa-f]{4}")) {
            throw new IOException("the adb server answered '" + length + "' where a length was expected");
        }
        return new String(bytes(Integer.parseInt(length, 16)), StandardCharsets.UTF_8);
    }

    /** All until the other side closes. */
    String rest() throws IOException {
        StringBuilder text = new StringBuilder();
        byte[] buffer = new byte[4096];
        for (int count = read(buffer, 0, buffer.length); count > 0; count = read(buffer, 0, buffer.length)) {
            text.append(new String(buffer, 0, count, StandardCharsets.UTF_8));
        }
        return text.toString();
    }

    /** @throws EOFException when the other side closes before */
    byte[] bytes(int count) throws IOException {
        byte[] bytes = new byte[count];
        fill(bytes, count);
        return bytes;
    }

    /** The first {@code count} of {@code bytes}. */
    void fill(byte[] bytes, int count) throws IOException {
        for (int have = 0; have < count; ) {
            int more = read(bytes, have, count - have);
            if (more < 0) {
                throw new EOFException("the connection was closed");
            }
            have += more;
        }
    }

    /** Little-endian, as in all binary parts of the protocol. */
    ByteBuffer words(int count) throws IOException {
        return ByteBuffer.wrap(bytes(count)).order(ByteOrder.LITTLE_ENDIAN);
    }

    private int read(byte[] bytes, int from, int count) throws IOException {
        channel.socket().setSoTimeout(deadline.leftMs());
        try {
            return in.read(bytes, from, count);
        } catch (SocketTimeoutException e) {
            throw new SocketTimeoutException("no answer within " + deadline.text());
        }
    }

    /** Blocks as long as the other side takes nothing; an interrupt ends it. */
    void write(ByteBuffer bytes) throws IOException {
        while (bytes.hasRemaining()) {
            channel.write(bytes);
        }
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            // Nothing more is wanted of it.
        }
    }
}
