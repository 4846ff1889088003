package dev.assay.agents.remote;

import dev.assay.agents.AgentException;
import dev.assay.collectors.verdict.Failure;
import java.io.IOException;

/** The errors of work on a device, in one manner. */
final class Trouble {
    private static final String FULL = "No space left on device";

    private Trouble() {}

    /** A command came to a bad end. */
    static AgentException answered(String what, Link link, Answer answer) {
        return of(what, link, answer.complaint(), null);
    }

    static AgentException of(String what, Link link, String why, Throwable cause) {
        boolean full = why.contains(FULL);
        return new AgentException(
                full ? Failure.NO_SPACE : Failure.NOT_PROVISIONED,
                what,
                link.name(),
                why,
                full
                        ? "free some space on the device, then go on with --resume"
                        : "see that the device's storage can be written, then go on with --resume",
                cause);
    }

    /** A file of this machine could not be read or written. */
    static AgentException host(String what, IOException e) {
        String why = String.valueOf(e.getMessage());
        boolean full = why.contains(FULL);
        return new AgentException(
                full ? Failure.NO_SPACE : Failure.NOT_PROVISIONED,
                what,
                "this machine",
                why,
                full ? "free some space, then go on with --resume" : "see that the file can be read and written",
                e);
    }

    static AgentException lost(String what, Link link, String why) {
        return new AgentException(
                Failure.DEVICE_LOST, what, link.name(), why, "attach the device again, then go on with --resume", null);
    }
}
