package dev.assay.harness.cli;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Lets Ctrl-C end a run in order: the measuring thread is interrupted, which ends the runner and seals the trial as
 * cancelled, and the process waits for that.
 */
final class Interruption implements AutoCloseable {
    private static final long PATIENCE_S = 30;

    private final CountDownLatch over = new CountDownLatch(1);
    private final Thread hook;

    private Interruption(Thread measuring) {
        hook = new Thread(() -> {
            measuring.interrupt();
            try {
                over.await(PATIENCE_S, TimeUnit.SECONDS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
        Runtime.getRuntime().addShutdownHook(hook);
    }

    static Interruption ofThisThread() {
        return new Interruption(Thread.currentThread());
    }

    @Override
    public void close() {
        over.countDown();
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            // The process is going down: the hook is what it waits for.
        }
    }
}
