package dev.assay.harness.run;

import dev.assay.agents.AgentException;
import dev.assay.agents.Device;
import dev.assay.agents.DeviceSession;
import java.time.Duration;
import java.util.Optional;
import java.util.function.LongSupplier;

/**
 * Where a lost device waits, and the rule by which it comes back: it is opened anew, again and again, until it takes jobs.
 *
 * @param rule how long it may take; then the device is lost for the rest of the run
 * @param look between two attempts
 * @param nanos a monotonic clock: an attempt takes time as well, of a host that swallows everything half a minute
 */
record Quarantine(Duration rule, Duration look, Gatekeeper.Pause pause, LongSupplier nanos) {
    /** A phone restarts within two minutes; someone who walks up to it and plugs it in takes longer. */
    static final Quarantine STANDARD =
            new Quarantine(Duration.ofMinutes(10), Duration.ofSeconds(5), Thread::sleep, System::nanoTime);

    /** A device that told of its own shutdown before it went is still there for a moment: it must not be taken for one that is back. */
    void settle() throws InterruptedException {
        pause.sleep(look);
    }

    /** @return a new session; empty when the device did not come back */
    Optional<DeviceSession> release(Device device) throws InterruptedException {
        long begin = nanos.getAsLong();
        while (true) {
            try {
                return Optional.of(device.open());
            } catch (AgentException e) {
                Duration waited = Duration.ofNanos(nanos.getAsLong() - begin);
                if (waited.plus(look).compareTo(rule) >= 0) {
                    return Optional.empty();
                }
                pause.sleep(look);
            }
        }
    }
}
