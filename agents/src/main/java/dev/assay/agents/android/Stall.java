package dev.assay.agents.android;

import java.net.SocketTimeoutException;
import java.nio.channels.AsynchronousCloseException;
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

    /** Something was written. */
    void moved() {
        progress++;
    }

    /** What a closing in the middle of a write means. */
    SocketTimeoutException reason(AsynchronousCloseException e) throws AsynchronousCloseException {
        if (!stalled) {
            throw e;
        }
        return new SocketTimeoutException("it took nothing for " + silence.toSeconds() + " s");
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
