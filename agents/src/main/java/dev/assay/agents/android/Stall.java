package dev.assay.agents.android;

import java.io.IOException;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.nio.channels.AsynchronousCloseException;
import java.nio.channels.ClosedByInterruptException;
import java.time.Duration;

/** Closes a connection to which nothing could be written for a while: a write itself has no deadline. */
final class Stall implements AutoCloseable {
    private final AdbSocket socket;
    private final Duration silence;
    private final Thread thread;
    private volatile long progress;
    private volatile boolean stalled;

    private Stall(AdbSocket socket, Duration silence) {
        this.socket = socket;
        this.silence = silence;
        this.thread = Thread.ofVirtual().name("adb-stall").unstarted(this::watch);
    }

    static Stall watched(AdbSocket socket, Duration silence) {
        Stall stall = new Stall(socket, silence);
        stall.thread.start();
        return stall;
    }

    /** @throws SocketTimeoutException when the other side took nothing for too long */
    void write(ByteBuffer bytes) throws IOException {
        try {
            socket.write(bytes);
        } catch (ClosedByInterruptException e) {
            throw e;
        } catch (AsynchronousCloseException e) {
            if (stalled) {
                throw new SocketTimeoutException("it took nothing for " + silence.toSeconds() + " s");
            }
            throw e;
        }
        progress++;
    }

    private void watch() {
        try {
            long seen;
            do {
                seen = progress;
                Thread.sleep(silence);
            } while (progress != seen);
            stalled = true;
            socket.close();
        } catch (InterruptedException e) {
            // All is written.
        }
    }

    @Override
    public void close() {
        thread.interrupt();
    }
}
