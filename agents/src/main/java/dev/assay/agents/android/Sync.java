package dev.assay.agents.android;

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

    private Sync() {}

    /**
     * Copies a file of the device.
     *
     * @param silence between two pieces after which the device is taken for lost
     * @throws LocalFileException when {@code target} cannot be written
     * @throws SyncRefusal with the device's words, such as {@code open failed: No such file or directory}
     */
    static void receive(AdbSocket socket, String source, Path target, Duration silence) throws IOException {
        socket.request("sync:");
        byte[] path = source.getBytes(StandardCharsets.UTF_8);
        socket.write(ByteBuffer.allocate(8 + path.length)
                .order(ByteOrder.LITTLE_ENDIAN)
                .put("RECV".getBytes(StandardCharsets.US_ASCII))
                .putInt(path.length)
                .put(path)
                .flip());
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
