package dev.assay.harness.run;

import dev.assay.collectors.bundle.Bundle;
import dev.assay.collectors.bundle.BundleException;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/** Work that an interrupt must not tear in two: Java closes a file channel when the thread that uses it is interrupted. */
final class Shielded {
    private Shielded() {}

    /** Does the work on a thread that nobody interrupts. An interrupt of this thread is kept for afterwards. */
    static Bundle call(Callable<Bundle> work) throws BundleException {
        FutureTask<Bundle> task = new FutureTask<>(work);
        Thread.startVirtualThread(task);
        boolean interrupted = false;
        try {
            while (true) {
                try {
                    return task.get();
                } catch (InterruptedException e) {
                    interrupted = true;
                }
            }
        } catch (ExecutionException e) {
            switch (e.getCause()) {
                case BundleException problem -> throw problem;
                case RuntimeException defect -> throw defect;
                default -> throw new IllegalStateException(e.getCause());
            }
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
