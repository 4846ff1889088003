package dev.assay.harness.run;

import dev.assay.agents.AgentException;
import dev.assay.agents.Device;
import dev.assay.agents.DeviceSession;
import java.time.Duration;
import java.util.Optional;

/**
 * Where a lost device waits, and the rule by which it comes back: it is opened anew, again and again, until it takes jobs.
 *
 * @param rule how long it may take; then the device is lost for the rest of the run
 * @param look between two attempts
 */
record Quarantine(Duration rule, Duration look, Gatekeeper.Pause pause) {
    /** A phone restarts within two minutes; someone who walks up to it and plugs it in takes longer. */
    static final Quarantine STANDARD = new Quarantine(Duration.ofMinutes(10), Duration.ofSeconds(5), Thread::sleep);

    /** @return a new session; empty when the device did not come back */
    Optional<DeviceSession> release(Device device) throws InterruptedException {
        long attempts = Math.max(1, rule.dividedBy(look));
        for (long attempt = 1; attempt <= attempts; attempt++) {
            try {
                return Optional.of(device.open());
            } catch (AgentException e) {
                if (attempt < attempts) {
                    pause.sleep(look);
                }
            }
        }
        return Optional.empty();
    }
}
