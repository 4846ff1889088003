package dev.assay.agents.android;

import dev.assay.agents.remote.AddedBytes;
import dev.assay.agents.remote.Addition;
import dev.assay.agents.remote.Answer;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.time.Duration;

/**
 * A command on a device over the service {@code shell,v2,raw}: packets of an id, a length and bytes (AOSP, adb/shell_protocol.h).
 * Only the packet with the exit code says that the command ended; without it the device went away.
 */
final class ShellV2 {
    private static final int STDIN = 0;
    private static final int STDOUT = 1;
    private static final int STDERR = 2;
    private static final int EXIT = 3;
    private static final int CLOSE_STDIN = 4;
    private static final int HEADER = 5;
    private static final int CHUNK = 64 * 1024;

    /** What a command may print before it is taken for one that never ends. */
    private static final int MOST_BYTES = 64 << 20;

    private ShellV2() {}

    /** @param socket connected to the device */
    static Answer run(AdbSocket socket, String line) throws IOException {
        begin(socket, line);
        return answer(socket);
    }

    /** Starts a command; {@link #answer} waits for its end. */
    static void begin(AdbSocket socket, String line) throws IOException {
        socket.request("shell,v2,raw:" + line);
    }

    /**
     * Runs a command with part of a file as its standard input.
     *
     * @param input its target is not looked at
     * @param silence after which a device that takes nothing, or does not answer at the end, is taken for lost
     */
    static Answer run(AdbSocket socket, String line, Addition input, Duration silence) throws IOException {
        begin(socket, line);
        try (AddedBytes bytes = LocalFileException.guarded(input::open);
                Stall stall = Stall.watched(socket, silence)) {
            ByteBuffer packet = ByteBuffer.allocateDirect(HEADER + CHUNK).order(ByteOrder.LITTLE_ENDIAN);
            while (true) {
                packet.clear().position(HEADER);
                if (LocalFileException.guarded(() -> bytes.read(packet)) <= 0) {
                    break;
                }
                packet.flip();
                packet.put(0, (byte) STDIN).putInt(1, packet.limit() - HEADER);
                stall.write(packet);
                input.sent().accept(bytes.count());
            }
        }
        socket.write(ByteBuffer.allocate(HEADER)
                .order(ByteOrder.LITTLE_ENDIAN)
                .put((byte) CLOSE_STDIN)
                .putInt(0)
                .flip());
        socket.deadline(Deadline.in(silence));
        return answer(socket);
    }

    /** Adds to the standard input of a command that was begun. */
    static void say(AdbSocket socket, byte[] input) throws IOException {
        socket.write(ByteBuffer.allocate(HEADER + input.length)
                .order(ByteOrder.LITTLE_ENDIAN)
                .put((byte) STDIN)
                .putInt(input.length)
                .put(input)
                .flip());
    }

    enum Stream {
        OUT,
        ERR,
        EXIT
    }

    /** @param bytes of {@link Stream#EXIT} one, the exit code */
    record Packet(Stream stream, byte[] bytes) {}

    /** What comes next from a command that was begun. */
    static Packet next(AdbSocket socket) throws IOException {
        return next(socket, 0);
    }

    private static Packet next(AdbSocket socket, int had) throws IOException {
        ByteBuffer header = header(socket);
        int id = header.get();
        byte[] bytes = socket.bytes(length(header.getInt(), had));
        return switch (id) {
            case STDOUT -> new Packet(Stream.OUT, bytes);
            case STDERR -> new Packet(Stream.ERR, bytes);
            case EXIT -> {
                if (bytes.length != 1) {
                    throw new IOException("the device sent an exit code of " + bytes.length + " bytes");
                }
                yield new Packet(Stream.EXIT, bytes);
            }
            default -> throw new IOException("the device sent a packet of the unknown kind " + id);
        };
    }

    static Answer answer(AdbSocket socket) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        while (true) {
            Packet packet = next(socket, out.size() + err.size());
            switch (packet.stream()) {
                case OUT -> out.writeBytes(packet.bytes());
                case ERR -> err.writeBytes(packet.bytes());
                case EXIT -> {
                    return new Answer(Byte.toUnsignedInt(packet.bytes()[0]), out.toByteArray(), err.toByteArray());
                }
            }
        }
    }

    private static ByteBuffer header(AdbSocket socket) throws IOException {
        try {
            return socket.words(HEADER);
        } catch (EOFException e) {
            throw new EOFException("the connection was closed before the command's exit code came");
        }
    }

    private static int length(int length, int had) throws IOException {
        if (length < 0 || length > MOST_BYTES - had) {
            throw new IOException("the device sent a packet of " + Integer.toUnsignedString(length) + " bytes");
        }
        return length;
    }
}
