package dev.assay.harness.run;

import dev.assay.agents.AgentException;
import dev.assay.agents.Device;
import dev.assay.agents.DeviceBusyException;
import dev.assay.agents.DeviceSession;
import java.time.Duration;
import java.util.function.Consumer;

/**
 * Where a coordinator waits for a device that another measures on.
 *
 * @param patience after which it gives up; 0: at once
 * @param look between two attempts
 */
record Queue(Duration patience, Duration look, Gatekeeper.Pause pause) {

    static Queue of(Duration patience) {
        return new Queue(patience, Duration.ofSeconds(5), Thread::sleep);
    }

    /**
     * @param waiting told each time that another has it, with who
     * @throws DeviceBusyException when another has it still at the end of patience
     */
    DeviceSession open(Device device, Consumer<String> waiting) throws AgentException, InterruptedException {
        for (Duration waited = Duration.ZERO; ; waited = waited.plus(look)) {
            try {
                return device.open();
            } catch (DeviceBusyException e) {
                if (waited.compareTo(patience) >= 0) {
                    throw e;
                }
                waiting.accept("waiting: " + e.why());
                pause.sleep(look);
            }
        }
    }
}
