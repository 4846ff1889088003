package dev.assay.agents.ssh;

import java.io.IOException;
import java.io.OutputStream;

/**
 * Takes what a host sends, on the client's thread, which must never see an error: the connection would end with it. What goes
 * wrong with a file of this machine, and what is too much, is remembered for the caller.
 */
final class Sink extends OutputStream {
    private final OutputStream to;
    private final long most;
    private volatile long count;
    private volatile IOException failure;

    /** @param most bytes; all further ones are dropped, and {@link #isOver} says so */
    Sink(OutputStream to, long most) {
        this.to = to;
        this.most = most;
    }

    @Override
    public void write(int b) {
        write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) {
        long before = count;
        count = before + length;
        if (failure == null && before + length <= most) {
            try {
                to.write(bytes, offset, length);
            } catch (IOException e) {
                failure = e;
            }
        }
    }

    long count() {
        return count;
    }

    boolean isOver() {
        return count > most;
    }

    /** Whether there is no sense in more. */
    boolean isSpent() {
        return failure != null || isOver();
    }

    /** Null while all went well. */
    IOException failure() {
        return failure;
    }
}
