package dev.assay.agents.ssh;

import dev.assay.agents.remote.AddedBytes;
import dev.assay.agents.remote.Addition;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;

/** Streams a file into the standard input of a command. */
final class Upload {
    private static final int CHUNK = 256 << 10;

    private Upload() {}

    /**
     * Sends what is to be added. A host that closes its side is no error here: what its command came to tells.
     *
     * @throws IOException when the file cannot be read, or has become shorter
     * @throws SocketTimeoutException when the host took nothing for too long
     * @throws InterruptedIOException when this thread was interrupted
     */
    static void send(Addition addition, ExecCall call) throws IOException {
        byte[] chunk = new byte[CHUNK];
        ByteBuffer bytes = ByteBuffer.wrap(chunk);
        try (AddedBytes in = addition.open()) {
            OutputStream out = call.input();
            while (in.read(bytes.clear()) > 0) {
                if (!wrote(out, chunk, bytes.position())) {
                    return;
                }
                addition.sent().accept(in.count());
            }
        }
        call.endInput();
    }

    private static boolean wrote(OutputStream out, byte[] chunk, int length) throws InterruptedIOException {
        try {
            out.write(chunk, 0, length);
            return true;
        } catch (InterruptedIOException e) {
            throw e; // a SocketTimeoutException, too
        } catch (IOException | RuntimeException e) {
            if (Thread.interrupted()) {
                throw new InterruptedIOException();
            }
            return false;
        }
    }
}
