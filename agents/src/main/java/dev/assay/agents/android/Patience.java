package dev.assay.agents.android;

import dev.assay.agents.AgentException;
import dev.assay.agents.remote.RemoteSession;
import dev.assay.collectors.verdict.Failure;
import java.time.Duration;
import java.util.Map;

/** For how long a step waits for a device that went away, before the device is lost and quarantined. */
final class Patience {
    /** Seconds, 1 to 3600, instead of {@link RemoteSession#PATIENCE}. */
    static final String VARIABLE = "ASSAY_DEVICE_PATIENCE";

    private Patience() {}

    static Duration of(Map<String, String> env) throws AgentException {
        String seconds = env.getOrDefault(VARIABLE, "");
        if (seconds.isEmpty()) {
            return RemoteSession.PATIENCE;
        }
        int number = seconds.matches("[0-9]{1,4}") ? Integer.parseInt(seconds) : 0;
        if (number < 1 || number > 3600) {
            throw new AgentException(
                    Failure.NOT_PROVISIONED,
                    "cannot tell how long to wait for a device",
                    VARIABLE,
                    "it is '" + seconds + "'",
                    "give seconds from 1 to 3600, or leave it out: " + RemoteSession.PATIENCE.toSeconds(),
                    null);
        }
        return Duration.ofSeconds(number);
    }
}
