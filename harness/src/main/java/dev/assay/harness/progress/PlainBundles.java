package dev.assay.harness.progress;

import dev.assay.results.store.ImportProgress;
import java.io.PrintWriter;
import java.time.Duration;

/** A line when bundles begin to be read, one now and then, one at the end: what a log should hold. For one thread. */
public final class PlainBundles implements ImportProgress {
    private static final Duration EVERY = Duration.ofSeconds(10);

    private final PrintWriter out;
    private final String task;
    private long said = System.nanoTime();

    /** @param task such as "importing" */
    public PlainBundles(PrintWriter out, String task) {
        this.out = out;
        this.task = task;
    }

    @Override
    public void at(int done, int total) {
        if (done == 0 || done == total || System.nanoTime() - said >= EVERY.toNanos()) {
            out.println(task + ": " + done + " of " + total + " bundles");
            out.flush();
            said = System.nanoTime();
        }
    }
}
