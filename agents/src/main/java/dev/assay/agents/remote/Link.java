package dev.assay.agents.remote;

import dev.assay.agents.AgentException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/**
 * The way to one device: it carries commands and bytes, and may be cut at any time. A cut, or a device that is silent for
 * longer than it may, throws an {@link AgentException} of {@link dev.assay.collectors.verdict.Failure#DEVICE_LOST}; whatever
 * a command came to is an {@link Answer}. An interrupt ends the call in progress. Used by one thread.
 */
public interface Link extends AutoCloseable {
    /** Where it leads, for people: {@code adb:R5CT30ABCDE}. */
    String name();

    /**
     * Runs a program to its end.
     *
     * @param command program and arguments; no shell interprets them
     * @param deadline for all of it
     */
    Answer run(List<String> command, Duration deadline) throws AgentException, InterruptedException;

    /**
     * Runs a line of POSIX shell to its end, with what is not ours in quotes: {@link ShellWords}.
     *
     * @param deadline for all of it
     */
    Answer script(String line, Duration deadline) throws AgentException, InterruptedException;

    /**
     * Runs a program for as long as is talked with it: its input ends then, and so should it.
     *
     * @param command program and arguments; no shell interprets them
     * @param silence after which a device that does not answer is taken for lost
     */
    <T> T converse(List<String> command, Duration silence, Dialogue.Talk<T> talk)
            throws AgentException, InterruptedException;

    /** Adds bytes to a file. When the link is cut it holds the first of them, however many came through. */
    void append(Addition addition) throws AgentException, InterruptedException;

    /**
     * The same with a command that begins before, and runs beside it. It is ended, as far as that can be, with an addition
     * that fails: its standard input ends.
     *
     * @param beside program and arguments; no shell interprets them
     * @param afterwards deadline for its end, from when all is sent
     * @return what the command came to
     */
    Answer append(Addition addition, List<String> beside, Duration afterwards)
            throws AgentException, InterruptedException;

    /**
     * Copies a file of the device.
     *
     * @param source absolute path on the device
     * @param target made or overwritten; holds a part when the link is cut
     */
    void fetch(String source, Path target) throws AgentException, InterruptedException;

    /**
     * After a loss: waits until the device takes commands again.
     *
     * @return whether it does
     */
    boolean reopen(Duration patience) throws InterruptedException;

    @Override
    void close();
}
