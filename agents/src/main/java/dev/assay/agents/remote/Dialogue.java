package dev.assay.agents.remote;

import dev.assay.agents.AgentException;
import java.io.IOException;

/** A program on a device that answers each line of its input with a line. Used by one thread. */
public interface Dialogue {
    /**
     * Asks once, and waits for the answer.
     *
     * @param line without its end
     * @throws AgentException when the program has ended, or the device is silent for longer than it may
     * @throws IOException when the link was cut; the link makes an {@link AgentException} of it
     */
    Exchange ask(String line) throws IOException, AgentException, InterruptedException;

    /**
     * Stamped as near to the wire as the link can.
     *
     * @param sentNs {@link System#nanoTime()} before the question left
     * @param answer without its end
     * @param receivedNs the same when the answer was there
     */
    record Exchange(long sentNs, String answer, long receivedNs) {}

    /** What is said in a dialogue. */
    interface Talk<T> {
        T with(Dialogue dialogue) throws IOException, AgentException, InterruptedException;
    }
}
