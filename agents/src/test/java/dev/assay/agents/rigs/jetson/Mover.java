package dev.assay.agents.rigs.jetson;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/** A thread that shows something again and again, from now on, until it is closed. Any thread. */
final class Mover implements AutoCloseable {
    private final Thread thread;
    private volatile boolean ended;
    private volatile IOException failure;

    /** What is to be seen so many seconds after the beginning. */
    interface Showing {
        void show(double seconds) throws IOException;
    }

    private Mover(Showing showing, Duration period, long start) {
        thread = Thread.ofPlatform().daemon().name("mover").start(() -> {
            try {
                for (long next = start; !ended; showing.show((System.nanoTime() - start) / 1e9)) {
                    next = Math.max(next + period.toNanos(), System.nanoTime());
                    for (long left; !ended && (left = next - System.nanoTime()) > 0; ) {
                        LockSupport.parkNanos(left);
                    }
                }
            } catch (IOException e) {
                failure = e;
            }
        });
    }

    /** Returns when the first is shown. */
    static Mover start(Showing showing, Duration period) throws IOException {
        long start = System.nanoTime();
        showing.show(0);
        return new Mover(showing, period, start);
    }

    /** What was shown last stays. Fails when the board was gone before. */
    @Override
    public void close() throws IOException {
        ended = true;
        LockSupport.unpark(thread);
        boolean interrupted = false;
        while (thread.isAlive()) {
            try {
                thread.join();
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
        if (failure != null) {
            throw failure;
        }
    }
}
