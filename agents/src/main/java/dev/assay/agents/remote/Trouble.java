package dev.assay.agents.remote;

import dev.assay.agents.AgentException;
import dev.assay.agents.NoSpace;
import dev.assay.collectors.verdict.Failure;
import java.io.IOException;

/** The errors of work on a device, in one manner. */
final class Trouble {
    private Trouble() {}

    /** A command came to a bad end. */
    static AgentException answered(String what, Link link, Answer answer) {
        return of(what, link, answer.complaint(), null);
    }

    static AgentException of(String what, Link link, String why, Throwable cause) {
        Failure failure = NoSpace.failureOf(why);
        return new AgentException(
                failure,
                what,
                link.name(),
                why,
                failure == Failure.NO_SPACE
                        ? "free some space on the device, then go on with --resume"
                        : "see that the device's storage can be written, then go on with --resume",
                cause);
    }

    /** It would not fit, whatever of {@code removable} bytes were removed. */
    static AgentException noRoom(Link link, long needed, long free, long removable) {
        return new AgentException(
                Failure.NO_SPACE,
                "the device has no room for its files",
                link.name(),
                needed + " bytes are needed, " + free + " are free and " + removable
                        + " more could be freed; nothing was sent or removed",
                "free some space on the device, then go on with --resume",
                null);
    }

    /** A file of this machine could not be read or written. */
    static AgentException host(String what, IOException e) {
        String why = String.valueOf(e.getMessage());
        Failure failure = NoSpace.failureOf(why);
        return new AgentException(
                failure,
                what,
                "this machine",
                why,
                failure == Failure.NO_SPACE
                        ? "free some space, then go on with --resume"
                        : "see that the file can be read and written",
                e);
    }

    static AgentException lost(String what, Link link, String why) {
        return new AgentException(
                Failure.DEVICE_LOST, what, link.name(), why, "attach the device again, then go on with --resume", null);
    }
}
