package dev.assay.agents.android;

import java.net.SocketTimeoutException;
import java.time.Duration;

/** A moment until which something may take. */
record Deadline(long nanoTime, Duration of) {
    static Deadline in(Duration time) {
        return new Deadline(System.nanoTime() + time.toNanos(), time);
    }

    /**
     * @return ms until then, 1 or more
     * @throws SocketTimeoutException when it has passed
     */
    int leftMs() throws SocketTimeoutException {
        long left = (nanoTime - System.nanoTime()) / 1_000_000;
        if (left <= 0) {
            throw new SocketTimeoutException("no answer within " + text());
        }
        return (int) Math.min(left, Integer.MAX_VALUE);
    }

    String text() {
        return of.toMillis() < 1000 ? of.toMillis() + " ms" : of.toSeconds() + " s";
    }
}
