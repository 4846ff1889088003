package dev.assay.harness.power;

import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

/** Work that is done to its end although the thread that asks for it is interrupted. */
final class Undisturbed {
    private Undisturbed() {}

    /** Does it on a thread that nobody interrupts. An interrupt of this thread is kept for afterwards. */
    static <T> T get(Supplier<T> work) {
        CompletableFuture<T> done = new CompletableFuture<>();
        Thread.startVirtualThread(() -> {
            try {
                done.complete(work.get());
            } catch (RuntimeException e) {
                done.completeExceptionally(e);
            }
        });
        return done.join(); // waits through interrupts and keeps them
    }
}
