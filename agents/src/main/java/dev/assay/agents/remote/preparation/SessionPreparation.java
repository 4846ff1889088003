package dev.assay.agents.remote.preparation;

import dev.assay.agents.AgentException;
import dev.assay.agents.preparation.Preparation;
import dev.assay.agents.preparation.StepOutcome;
import dev.assay.agents.preparation.Undoing;
import dev.assay.agents.remote.RemoteSession;
import dev.assay.collectors.verdict.Failure;
import java.util.List;

/**
 * A device's preparation as a session does it: what an earlier session left is undone when this one begins, what this one
 * changes at the latest when it ends. Used by one thread.
 */
final class SessionPreparation implements AutoCloseable {
    private final RemoteSession remote;
    private final DevicePreparation preparation;
    private final List<Undoing> recovered;

    /** Whether there may be something to undo that nobody has tried to undo yet. */
    private boolean prepared;

    private SessionPreparation(RemoteSession remote, DevicePreparation preparation, List<Undoing> recovered) {
        this.remote = remote;
        this.preparation = preparation;
        this.recovered = recovered;
    }

    /** @param remote the session, which is closed when this fails */
    static SessionPreparation begin(RemoteSession remote, DevicePreparation preparation)
            throws AgentException, InterruptedException {
        try {
            return new SessionPreparation(remote, preparation, remote.persistently(preparation::recover));
        } catch (AgentException | InterruptedException | RuntimeException e) {
            remote.close();
            throw e;
        }
    }

    /** What was undone when the session began. */
    List<Undoing> recovered() {
        return recovered;
    }

    /** @return an outcome a step, in their order */
    List<StepOutcome> prepare(Preparation wanted) throws AgentException, InterruptedException {
        if (wanted.isNone()) {
            return List.of();
        }
        prepared = true;
        return remote.persistently(() -> preparation.prepare(wanted));
    }

    /** One try: whoever ends a run will not wait for a device that is gone. */
    List<Undoing> restore() throws AgentException {
        prepared = false;
        boolean interrupted = Thread.interrupted();
        try {
            return preparation.restore();
        } catch (InterruptedException e) {
            interrupted = true;
            throw new AgentException(
                    Failure.CANCELLED,
                    "the device's preparation is not undone",
                    preparation.device(),
                    "interrupted twice",
                    "the next session with the device undoes it: 'assay devices' is one",
                    e);
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /** Undoes what was not undone yet, as far as the device is there. */
    @Override
    public void close() {
        try {
            if (prepared) {
                restore();
            }
        } catch (AgentException e) {
            // The journal is on the device: the next session undoes it.
        }
    }
}
