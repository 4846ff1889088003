package dev.assay.agents.recording;

import dev.assay.agents.AgentException;
import java.nio.file.Path;
import java.time.Duration;

/**
 * Starts and ends recordings of a device's own tracer. They go on when the link is cut. Used by one thread, the session's.
 * Transport failures throw; what the device's program made of a request is returned.
 */
public interface Recorder {
    /** Of a device without one. */
    Recorder NONE = new Recorder() {
        @Override
        public Reply version() {
            return new Reply.Refused("a device of this kind has none");
        }

        @Override
        public Reply start(String id, String config) {
            return version();
        }

        @Override
        public Reply stop(String id, Path target, Duration patience) {
            return version();
        }

        @Override
        public void abandon(String id) {
            // There is nothing to end.
        }

        @Override
        public void leave(String id) {
            // There is nothing to end.
        }
    };

    /** What came of a request. */
    sealed interface Reply {
        /** @param said by the program; may be empty */
        record Done(String said) implements Reply {}

        /** @param why in words, without a full stop */
        record Refused(String why) implements Reply {}
    }

    /** Whether there is such a program; its version where it tells one. */
    Reply version() throws AgentException, InterruptedException;

    /**
     * Starts a recording in the background.
     *
     * @param id letters, digits, {@code .}, {@code _} and {@code -}; one recording at a time has it
     * @param config in the program's own text format; says after which time it ends by itself
     */
    Reply start(String id, String config) throws AgentException, InterruptedException;

    /**
     * Ends a recording and brings what it recorded to this machine; nothing of it is left on the device. Refused where it
     * left nothing.
     *
     * @param target written when the answer is done
     * @param patience for the program to write what it still has
     */
    Reply stop(String id, Path target, Duration patience) throws AgentException, InterruptedException;

    /** Ends a recording that an earlier coordinator left, and removes it. Nothing happens when there is none. */
    void abandon(String id) throws AgentException, InterruptedException;

    /** The same in one try, also for a thread that was interrupted: whoever stops a run will not wait for a device that is gone. */
    void leave(String id);
}
