package dev.assay.agents.ssh;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.sshd.common.future.SshFuture;

/** Waiting for what the client's threads do, with a deadline and for a thread that may be interrupted. */
final class Awaited {
    private Awaited() {}

    /** @return whether it was done before the deadline */
    static <F extends SshFuture<F>> boolean done(F future, Duration deadline) throws InterruptedException {
        CountDownLatch done = new CountDownLatch(1);
        future.addListener(_ -> done.countDown());
        return done.await(Math.max(1, deadline.toNanos()), TimeUnit.NANOSECONDS);
    }
}
