package dev.assay.agents.remote;

import dev.assay.agents.AgentException;
import dev.assay.agents.DeviceBusyException;
import dev.assay.collectors.verdict.Failure;
import java.nio.file.Path;

/**
 * Puts the probe on a device again that lost it in a session, as when somebody cleared Assay's folder there. Used by one thread.
 *
 * @param program built for the device's processor
 * @param probe as it was placed when the session began
 */
record ProbeKeeper(Link link, RemoteHome home, Path program, ProbeProgram probe, DeviceStore store, Lease lease) {
    /** A step of a session: it may be taken again from its beginning. */
    interface Step<T> {
        T take() throws AgentException, InterruptedException;
    }

    /** Takes a step, and once more where it failed because the probe is gone. */
    <T> T with(Step<T> step) throws AgentException, InterruptedException {
        try {
            return step.take();
        } catch (AgentException e) {
            if (e.failure() == Failure.DEVICE_LOST || e instanceof DeviceBusyException || !isGone()) {
                throw e;
            }
            ProbeProgram.placed(link, home, program);
            store.forget(); // the files of the trials went with it
            lease.take(); // and so, maybe, the lease
            return step.take();
        }
    }

    /** Not where the device cannot be asked: what the step failed of is to be told then. */
    private boolean isGone() throws InterruptedException {
        try {
            return !probe.isThere();
        } catch (AgentException e) {
            return false;
        }
    }
}
