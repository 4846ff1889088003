package dev.assay.agents.ssh;

import dev.assay.agents.AgentException;
import dev.assay.agents.remote.Addition;
import dev.assay.agents.remote.Answer;
import dev.assay.agents.remote.Dialogue;
import dev.assay.agents.remote.Link;
import dev.assay.agents.remote.ShellWords;
import dev.assay.collectors.verdict.Failure;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.net.SocketTimeoutException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.apache.sshd.client.SshClient;

/**
 * The way to one host: a connection that is kept, a channel a call. It is opened by the first call that needs it, and anew
 * by {@link #reopen} after it was lost.
 */
final class SshLink implements Link {
    private static final Duration SIGN_OF_LIFE = Duration.ofSeconds(10);
    private static final Duration FIRST_PAUSE = Duration.ofMillis(250);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(4);

    /** What a command may print before it is taken for one that never ends. */
    private static final long MOST_BYTES = 64 << 20;

    private final SshTarget target;
    private final SshUser user;
    private final SshLimits limits;
    private SshClient client;
    private Connection connection;

    SshLink(SshTarget target, SshUser user, SshLimits limits) {
        this.target = target;
        this.user = user;
        this.limits = limits;
    }

    @Override
    public String name() {
        return target.id();
    }

    @Override
    public Answer run(List<String> command, Duration deadline) throws AgentException, InterruptedException {
        return script(ShellWords.quoted(command), deadline);
    }

    @Override
    public Answer script(String line, Duration deadline) throws AgentException, InterruptedException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        Sink outSink = new Sink(out, MOST_BYTES);
        Sink errSink = new Sink(err, MOST_BYTES);
        try (ExecCall call = start(line, outSink, errSink)) {
            call.endInput();
            int code = call.exitCode(deadline);
            if (outSink.isOver() || errSink.isOver()) {
                throw SshTrouble.notDone(
                        name(), "cannot run a command", "it printed more than " + MOST_BYTES + " bytes");
            }
            return new Answer(code, out.toByteArray(), err.toByteArray());
        } catch (AgentException e) {
            throw dropped(e);
        }
    }

    @Override
    public <T> T converse(List<String> command, Duration silence, Dialogue.Talk<T> talk)
            throws AgentException, InterruptedException {
        AnsweredLines lines = new AnsweredLines();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        try (ExecCall call =
                start(ShellWords.quoted(command), new Sink(lines, MOST_BYTES), new Sink(err, MOST_BYTES))) {
            T said = talk.with(new SshDialogue(name(), call, lines, err, silence));
            call.endInput();
            // The program is not to be ending while a trial begins, nor its channel to be gone here before it is there.
            call.exitCode(silence);
            return said;
        } catch (AgentException e) {
            throw dropped(e);
        } catch (IOException e) {
            throw dropped(SshTrouble.lost(name(), Words.of(e), e));
        }
    }

    private ExecCall start(String line, Sink out, Sink err) throws AgentException, InterruptedException {
        return ExecCall.start(connected().session(), name(), line, out, err, limits);
    }

    private Connection connected() throws AgentException, InterruptedException {
        if (connection != null && !connection.isOpen()) {
            drop();
        }
        if (connection == null) {
            if (client == null) {
                client = SshClients.started(user, limits);
            }
            connection = Connection.open(target, Route.to(target, user), user, client, limits);
        }
        return connection;
    }

    private void drop() {
        if (connection != null) {
            connection.close();
            connection = null;
        }
    }

    /** A connection on which something was lost carries nothing more. */
    private AgentException dropped(AgentException e) {
        if (e.failure() == Failure.DEVICE_LOST) {
            drop();
        }
        return e;
    }

    @Override
    public void append(Addition addition) throws AgentException, InterruptedException {
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        Sink errSink = new Sink(err, MOST_BYTES);
        String path = addition.target();
        String line = "exec cat " + (addition.from() == 0 ? "> " : ">> ") + ShellWords.quoted(path);
        try (ExecCall call = start(line, new Sink(OutputStream.nullOutputStream(), 0), errSink)) {
            Upload.send(addition, call);
            int code = call.exitCode(limits.silence());
            if (code != 0) {
                throw SshTrouble.notDone(
                        name(), "cannot write " + path, new Answer(code, new byte[0], err.toByteArray()).complaint());
            }
        } catch (AgentException e) {
            throw dropped(e);
        } catch (SocketTimeoutException e) {
            throw dropped(SshTrouble.lost(
                    name(), "it took nothing for " + limits.silence().toSeconds() + " s", e));
        } catch (InterruptedIOException e) {
            throw new InterruptedException("interrupted while a device was given a file");
        } catch (IOException e) {
            throw SshTrouble.host(name(), e);
        }
    }

    @Override
    public Answer append(Addition addition, List<String> beside, Duration afterwards)
            throws AgentException, InterruptedException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        try (ExecCall call = start(ShellWords.quoted(beside), new Sink(out, MOST_BYTES), new Sink(err, MOST_BYTES))) {
            append(addition);
            return new Answer(call.exitCode(afterwards), out.toByteArray(), err.toByteArray());
        } catch (AgentException e) {
            throw dropped(e);
        }
    }

    @Override
    public void fetch(String source, Path path) throws AgentException, InterruptedException {
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        try (OutputStream out = Files.newOutputStream(path)) {
            Sink sink = new Sink(out, Long.MAX_VALUE);
            try (ExecCall call = start("exec cat " + ShellWords.quoted(source), sink, new Sink(err, MOST_BYTES))) {
                call.endInput();
                int code = call.exitCodeWhile(sink, limits.silence());
                if (sink.failure() != null) {
                    drop(); // the host sends on
                    throw sink.failure();
                }
                if (code != 0) {
                    throw SshTrouble.notDone(
                            name(),
                            "cannot read " + source,
                            new Answer(code, new byte[0], err.toByteArray()).complaint());
                }
            }
        } catch (AgentException e) {
            throw dropped(e);
        } catch (IOException e) {
            throw SshTrouble.host(name(), e);
        }
    }

    /** A host that is there and refuses us counts as back: the next call tells why, which no more waiting would change. */
    @Override
    public boolean reopen(Duration patience) throws InterruptedException {
        long until = System.nanoTime() + patience.toNanos();
        Duration pause = FIRST_PAUSE;
        while (true) {
            drop();
            try {
                if (script("true", SIGN_OF_LIFE).done()) {
                    return true;
                }
            } catch (AgentException e) {
                if (e.failure() != Failure.DEVICE_LOST) {
                    return true;
                }
            }
            long left = until - System.nanoTime();
            if (left <= 0) {
                return false;
            }
            Thread.sleep(Duration.ofNanos(Math.min(left, pause.toNanos())));
            pause = pause.multipliedBy(2).compareTo(LONGEST_PAUSE) < 0 ? pause.multipliedBy(2) : LONGEST_PAUSE;
        }
    }

    @Override
    public void close() {
        drop();
        if (client != null) {
            client.close(true);
            client = null;
        }
    }
}
