package dev.assay.agents.rigs;

import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** Waiting for processes that were told to end. An interrupt is kept for later: nothing may be left behind because of it. */
public final class Ending {
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private Ending() {}

    /** @return false when it had to be ended by force */
    public static boolean await(Process process) {
        boolean interrupted = false;
        try {
            for (long end = System.nanoTime() + PATIENCE.toNanos(); ; ) {
                try {
                    if (process.waitFor(end - System.nanoTime(), TimeUnit.NANOSECONDS)) {
                        return true;
                    }
                    process.destroyForcibly();
                    return false;
                } catch (InterruptedException e) {
                    interrupted = true;
                }
            }
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
