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
     * Adds bytes to the end of a file of the device, which is made when missing. When the link is cut the file holds the
     * first of them, however many came through.
     *
     * @param from offset of the first byte to send; all from there to the file's end are sent
     * @param target absolute path on the device
     */
    void append(Path file, long from, String target) throws AgentException, InterruptedException;

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
