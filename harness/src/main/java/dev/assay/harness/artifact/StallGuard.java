package dev.assay.harness.artifact;

import java.io.Closeable;
import java.io.IOException;
import java.time.Duration;

/** Closes a stream from which nothing has come for too long; its reader then gets an IOException. */
final class StallGuard implements AutoCloseable {
    private final Thread watch;
    private volatile long lastNs = System.nanoTime();
    private volatile boolean stalled;

    StallGuard(Closeable stream, Duration longest) {
        watch = Thread.ofVirtual().name("watch of a download").start(() -> watch(stream, longest));
    }

    /** Something came. */
    void touch() {
        lastNs = System.nanoTime();
    }

    boolean stalled() {
        return stalled;
    }

    private void watch(Closeable stream, Duration longest) {
        try {
            for (long left = longest.toNanos(); left > 0; left = longest.toNanos() - (System.nanoTime() - lastNs)) {
                Thread.sleep(Duration.ofNanos(left));
            }
            stalled = true;
            stream.close();
        } catch (InterruptedException | IOException e) {
            // Interrupted: the download is over. Not closable: then its reader has failed already.
        }
    }

    @Override
    public void close() {
        watch.interrupt();
    }
}
