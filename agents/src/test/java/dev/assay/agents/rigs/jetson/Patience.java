package dev.assay.agents.rigs.jetson;

import java.time.Duration;

/** Does something unless it is closed in time. Any thread. */
final class Patience implements AutoCloseable {
    private final Thread thread;

    private Patience(Thread thread) {
        this.thread = thread;
    }

    static Patience of(Duration patience, Runnable atItsEnd) {
        return new Patience(Thread.ofVirtual().start(() -> {
            try {
                Thread.sleep(patience);
            } catch (InterruptedException e) {
                return;
            }
            atItsEnd.run();
        }));
    }

    @Override
    public void close() {
        thread.interrupt();
    }
}
