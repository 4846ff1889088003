package dev.assay.agents;

import dev.assay.collectors.problem.AssayException;
import dev.assay.collectors.verdict.Failure;

/** The way to a device failed, as opposed to what ran on it. */
public sealed class AgentException extends AssayException permits DeviceBusyException, NotPermittedException {
    private static final long serialVersionUID = 1L;

    private final Failure failure;

    /** @param failure what a trial is marked with when this ended it */
    public AgentException(Failure failure, String what, String where, String why, String remedy, Throwable cause) {
        super(what, where, why, remedy, cause);
        this.failure = failure;
    }

    public Failure failure() {
        return failure;
    }
}
