package dev.assay.agents.android;

import dev.assay.agents.remote.AddedBytes;
import dev.assay.agents.remote.Addition;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/** Files of a device over the service {@code sync:} (AOSP, adb/SYNC.TXT, file_sync_protocol.h). */
final class Sync {
    private static final int MOST_DATA = 64 * 1024;
    private static final int HEADER = 8;

    /** Sent at once: fewer calls, and still in the processor's cache. */
    private static final int PIECES = 8;

    private static final byte[] DATA = "DATA".getBytes(StandardCharsets.US_ASCII);

    /** {@code S_IFREG | 0644} in decimal digits, as the protocol wants it. */
    private static final int REGULAR_0644 = 0100644;

    private Sync() {}

    /**
     * Copies a file to the device, which replaces one of that name. When the connection is cut the device keeps what came
     * through, the first bytes of it.
     *
     * @param whole from its first byte
     * @param silence after which a device that takes nothing is taken for lost
     * @throws SyncRefusal with the device's words, such as {@code write failed: No space left on device}
     */
    static void send(AdbSocket socket, Addition whole, Duration silence) throws IOException {
        socket.request("sync:");
        socket.write(message("SEND", (whole.target() + "," + REGULAR_0644).getBytes(StandardCharsets.UTF_8)));
        try (AddedBytes in = LocalFileException.guarded(whole::open);
                Stall stall = Stall.watched(socket, silence)) {
            ByteBuffer pieces =
                    ByteBuffer.allocateDirect(PIECES * (HEADER + MOST_DATA)).order(ByteOrder.LITTLE_ENDIAN);
            while (fill(pieces, in)) {
                stall.write(pieces);
                whole.sent().accept(in.count());
            }
        }
        socket.write(ByteBuffer.allocate(HEADER)
                .order(ByteOrder.LITTLE_ENDIAN)
                .put("DONE".getBytes(StandardCharsets.US_ASCII))
                .putInt((int) (System.currentTimeMillis() / 1000))
                .flip());
        socket.deadline(Deadline.in(silence));
        String id = new String(socket.bytes(4), StandardCharsets.US_ASCII);
        int length = socket.words(4).getInt();
        if (!id.equals("OKAY")) {
            throw new SyncRefusal(new String(socket.bytes(Math.clamp(length, 0, MOST_DATA)), StandardCharsets.UTF_8));
        }
    }

    /** As many pieces as there is room for; false at the end. */
    private static boolean fill(ByteBuffer pieces, AddedBytes in) throws IOException {
        pieces.clear();
        for (int piece = 0; piece < PIECES; piece++) {
            int head = pieces.position();
            pieces.position(head + HEADER).limit(head + HEADER + MOST_DATA);
            while (pieces.hasRemaining() && LocalFileException.guarded(() -> in.read(pieces)) > 0) {
                // A read may be short.
            }
            int end = pieces.position();
            pieces.limit(pieces.capacity());
            if (end == head + HEADER) {
                pieces.position(head);
                break;
            }
            pieces.put(head, DATA).putInt(head + 4, end - head - HEADER);
        }
        pieces.flip();
        return pieces.hasRemaining();
    }

    private static ByteBuffer message(String id, byte[] bytes) {
        return ByteBuffer.allocate(HEADER + bytes.length)
                .order(ByteOrder.LITTLE_ENDIAN)
                .put(id.getBytes(StandardCharsets.US_ASCII))
                .putInt(bytes.length)
                .put(bytes)
                .flip();
    }

    /**
     * Copies a file of the device.
     *
     * @param silence between two pieces after which the device is taken for lost
     * @throws LocalFileException when {@code target} cannot be written
     * @throws SyncRefusal with the device's words, such as {@code open failed: No such file or directory}
     */
    static void receive(AdbSocket socket, String source, Path target, Duration silence) throws IOException {
        socket.request("sync:");
        socket.write(message("RECV", source.getBytes(StandardCharsets.UTF_8)));
        byte[] data = new byte[MOST_DATA];
        try (OutputStream out = LocalFileException.guarded(() -> Files.newOutputStream(target))) {
            while (true) {
                socket.deadline(Deadline.in(silence));
                String id = new String(socket.bytes(4), StandardCharsets.US_ASCII);
                int length = socket.words(4).getInt();
                switch (id) {
                    case "DATA" -> {
                        if (length < 0 || length > MOST_DATA) {
                            throw new IOException(
                                    "the device sent " + Integer.toUnsignedString(length) + " bytes at once");
                        }
                        socket.fill(data, length);
                        LocalFileException.guarded(() -> {
                            out.write(data, 0, length);
                            return out;
                        });
                    }
                    case "DONE" -> {
                        return;
                    }
                    case "FAIL" ->
                        throw new SyncRefusal(
                                new String(socket.bytes(Math.clamp(length, 0, MOST_DATA)), StandardCharsets.UTF_8));
                    default -> throw new IOException("the device sent '" + id + "' where DATA was expected");
                }
            }
        }
    }
}
