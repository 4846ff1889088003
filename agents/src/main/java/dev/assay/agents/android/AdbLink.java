package dev.assay.agents.android;

import dev.assay.agents.AgentException;
import dev.assay.agents.NoSpace;
import dev.assay.agents.remote.Addition;
import dev.assay.agents.remote.Answer;
import dev.assay.agents.remote.Dialogue;
import dev.assay.agents.remote.Link;
import dev.assay.agents.remote.ShellWords;
import dev.assay.collectors.verdict.Failure;
import java.io.IOException;
import java.net.ConnectException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/**
 * The way to one device through the adb server: a connection a call, so that nothing hangs over when one fails.
 *
 * @param serial as the adb server names it
 */
record AdbLink(AdbServer server, String serial) implements Link {
    /** A device that neither takes nor gives anything for so long is frozen. */
    private static final Duration SILENCE = Duration.ofSeconds(30);

    private static final Duration LOOK = Duration.ofMillis(250);
    private static final Duration SIGN_OF_LIFE = Duration.ofSeconds(5);

    /** Signs of life that a device may owe before it is attached anew, beside the call that failed. */
    private static final int MOST_SILENT = 1;

    /** A server that cannot be started is not tried with every look. */
    private static final int LOOKS_A_START = 20;

    private interface Work<T> {
        T on(AdbSocket socket) throws IOException, AgentException, InterruptedException;
    }

    @Override
    public String name() {
        return "adb:" + serial;
    }

    @Override
    public Answer run(List<String> command, Duration deadline) throws AgentException, InterruptedException {
        return script(ShellWords.quoted(command), deadline);
    }

    @Override
    public Answer script(String line, Duration deadline) throws AgentException, InterruptedException {
        return with(deadline, socket -> ShellV2.run(socket, line));
    }

    @Override
    public <T> T converse(List<String> command, Duration silence, Dialogue.Talk<T> talk)
            throws AgentException, InterruptedException {
        return with(silence, socket -> {
            ShellV2.begin(socket, ShellWords.quoted(command));
            return talk.with(new ShellDialogue(socket, name(), silence));
        });
    }

    @Override
    public void append(Addition addition) throws AgentException, InterruptedException {
        if (addition.from() == 0) {
            // The faster way; it cannot go on where another was cut.
            with(SILENCE, socket -> {
                Sync.send(socket, addition, SILENCE);
                return null;
            });
            return;
        }
        String line = "cat >> " + ShellWords.quoted(addition.target());
        Answer answer = with(SILENCE, socket -> ShellV2.run(socket, line, addition, SILENCE));
        if (!answer.done()) {
            throw refusal("cannot write " + addition.target(), answer.complaint(), null);
        }
    }

    @Override
    public Answer append(Addition addition, List<String> beside, Duration afterwards)
            throws AgentException, InterruptedException {
        return with(SILENCE, socket -> {
            ShellV2.begin(socket, ShellWords.quoted(beside));
            append(addition);
            socket.deadline(Deadline.in(afterwards));
            return ShellV2.answer(socket);
        });
    }

    /** The device was reached and did not do it. */
    private AgentException refusal(String what, String why, Throwable cause) {
        Failure failure = NoSpace.failureOf(why);
        return new AgentException(
                failure,
                what,
                name(),
                why,
                failure == Failure.NO_SPACE
                        ? "free some space on the device, then go on with --resume"
                        : "see that the file is there and who may use it",
                cause);
    }

    @Override
    public void fetch(String source, Path target) throws AgentException, InterruptedException {
        with(SILENCE, socket -> {
            Sync.receive(socket, source, target, SILENCE);
            return null;
        });
    }

    /**
     * A device is back when it runs a command: one that is frozen is listed as if nothing were wrong. So is one whose connection
     * is open at one end only: one of the network is attached anew when it stays silent. A server that has ended is started again.
     */
    @Override
    public boolean reopen(Duration patience) throws InterruptedException {
        long until = System.nanoTime() + patience.toNanos();
        int silent = 0;
        for (int look = 0; look <= MOST_SILENT || System.nanoTime() < until; look++) {
            try {
                if (look % LOOKS_A_START == 0) {
                    server.started();
                }
                if (AdbServer.isNetworkAddress(serial)
                        && (silent >= MOST_SILENT || !server.state(serial).equals("device"))) {
                    silent = 0;
                    server.reconnect(serial);
                }
                if (script("true", SIGN_OF_LIFE).done()) {
                    return true;
                }
            } catch (ClosedByInterruptException e) {
                throw interrupted();
            } catch (IOException | AgentException e) {
                // Not yet.
            }
            silent++;
            Thread.sleep(LOOK);
        }
        return false;
    }

    private <T> T with(Duration deadline, Work<T> work) throws AgentException, InterruptedException {
        try (AdbSocket socket = server.device(serial, Deadline.in(deadline))) {
            return work.on(socket);
        } catch (ClosedByInterruptException e) {
            throw interrupted();
        } catch (ConnectException e) {
            throw new AgentException(
                    Failure.DEVICE_LOST,
                    "cannot reach the device",
                    name(),
                    "no adb server answers at " + server.address(),
                    "start it with 'adb start-server'",
                    e);
        } catch (AdbRefusal e) {
            throw refused(e);
        } catch (SyncRefusal e) {
            throw refusal("cannot use a file of the device", e.getMessage(), e);
        } catch (LocalFileException e) {
            String why = String.valueOf(e.getMessage());
            throw new AgentException(
                    NoSpace.failureOf(why),
                    "cannot use a file of this machine",
                    name(),
                    why,
                    "free some space or see who may read and write it, then go on with --resume",
                    e);
        } catch (IOException e) {
            throw new AgentException(
                    Failure.DEVICE_LOST,
                    "the device was lost",
                    name(),
                    String.valueOf(e.getMessage()),
                    "look at its cable and at 'adb devices', then go on with --resume",
                    e);
        }
    }

    private AgentException refused(AdbRefusal e) {
        boolean unauthorised = e.getMessage().contains("unauthorized");
        return new AgentException(
                Failure.DEVICE_LOST,
                "the device was lost",
                name(),
                "adb says: " + e.getMessage(),
                unauthorised
                        ? "unlock the device and accept this machine's key on its screen"
                        : "look at its cable and at 'adb devices', then go on with --resume",
                e);
    }

    private static InterruptedException interrupted() {
        Thread.interrupted(); // the exception tells it from here on
        return new InterruptedException("interrupted while a device was working");
    }

    @Override
    public void close() {
        // Every call has a connection of its own.
    }
}
