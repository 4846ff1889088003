package dev.assay.agents.ssh;

import dev.assay.agents.AgentException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.sshd.client.channel.ChannelExec;
import org.apache.sshd.client.future.OpenFuture;
import org.apache.sshd.client.session.ClientSession;

/**
 * One command on a host, in a channel of its own (RFC 4254, 6.5). Only an exit status says that it ended: a channel that is
 * closed without one was cut.
 */
final class ExecCall implements AutoCloseable {
    private static final Duration LOOK = Duration.ofMillis(500);

    private final String where;
    private final ChannelExec channel;
    private final CountDownLatch closed = new CountDownLatch(1);

    private ExecCall(String where, ChannelExec channel) {
        this.where = where;
        this.channel = channel;
        channel.addCloseFutureListener(_ -> closed.countDown());
    }

    /** Starts a line of shell. @param out and {@code err} take what it prints, on another thread */
    static ExecCall start(ClientSession session, String where, String line, Sink out, Sink err, SshLimits limits)
            throws AgentException, InterruptedException {
        ExecCall call = null;
        try {
            ChannelExec channel = session.createExecChannel(line, StandardCharsets.UTF_8, null, null);
            call = new ExecCall(where, channel);
            channel.setOut(out);
            channel.setErr(err);
            OpenFuture opening = channel.open();
            if (!Awaited.done(opening, limits.open())) {
                throw SshTrouble.lost(
                        where,
                        "it did not begin a command within " + limits.open().toSeconds() + " s",
                        null);
            }
            if (!opening.isOpened()) {
                throw SshTrouble.lost(where, Words.of(opening.getException()), opening.getException());
            }
            return call;
        } catch (IOException | RuntimeException e) {
            closeIfThere(call);
            throw SshTrouble.lost(where, Words.of(e), e);
        } catch (AgentException | InterruptedException e) {
            closeIfThere(call);
            throw e;
        }
    }

    private static void closeIfThere(ExecCall call) {
        if (call != null) {
            call.close();
        }
    }

    /** Its standard input. */
    java.io.OutputStream input() {
        return channel.getInvertedIn();
    }

    /** Nothing more is said to it. */
    void endInput() {
        try {
            channel.getInvertedIn().close();
        } catch (IOException | RuntimeException e) {
            // It has ended already, or was cut: its exit status tells.
        }
    }

    /** Whether it ended, or was cut. */
    boolean isOver() {
        return closed.getCount() == 0;
    }

    /**
     * Waits for its end.
     *
     * @return its exit code, 0 to 255
     * @throws AgentException of DEVICE_LOST when it was cut, was ended by a signal or goes on at the deadline
     */
    int exitCode(Duration deadline) throws AgentException, InterruptedException {
        if (!closed.await(Math.max(1, deadline.toNanos()), TimeUnit.NANOSECONDS)) {
            throw SshTrouble.lost(where, "no answer within " + text(deadline), null);
        }
        return exitCode();
    }

    /** The same while something comes: the deadline is for the silence between. */
    int exitCodeWhile(Sink out, Duration silence) throws AgentException, InterruptedException {
        long seen = -1;
        long since = System.nanoTime();
        while (!closed.await(LOOK.toMillis(), TimeUnit.MILLISECONDS)) {
            if (out.isSpent()) {
                return 0;
            }
            if (out.count() != seen) {
                seen = out.count();
                since = System.nanoTime();
            } else if (System.nanoTime() - since > silence.toNanos()) {
                throw SshTrouble.lost(where, "it sent nothing for " + text(silence), null);
            }
        }
        return exitCode();
    }

    private int exitCode() throws AgentException {
        Integer status = channel.getExitStatus();
        if (status != null) {
            return status & 0xff;
        }
        String signal = channel.getExitSignal();
        throw SshTrouble.lost(
                where,
                signal != null
                        ? "the command was ended there by SIG" + signal
                        : "the connection was closed before the command's exit code came",
                null);
    }

    private static String text(Duration time) {
        return time.toMillis() < 1000 ? time.toMillis() + " ms" : time.toSeconds() + " s";
    }

    @Override
    public void close() {
        channel.close(true);
    }
}
