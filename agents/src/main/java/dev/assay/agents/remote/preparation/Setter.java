package dev.assay.agents.remote.preparation;

import dev.assay.agents.AgentException;
import dev.assay.agents.NotPermittedException;
import dev.assay.agents.remote.Link;
import java.time.Duration;
import java.util.Optional;

/**
 * Sets what a device has, and believes it when the device tells it back.
 *
 * @param patience until it does
 */
record Setter(Link link, Duration patience) {
    /** A screen takes a second to go on or off. */
    static final Duration PATIENCE = Duration.ofSeconds(5);

    private static final Duration LOOK = Duration.ofMillis(100);

    /** The same where what is not permitted is one more reason. */
    Optional<String> setBack(Setting setting, String value) throws AgentException, InterruptedException {
        try {
            return set(setting, value);
        } catch (NotPermittedException e) {
            return Optional.of(setting.name() + ": " + e.why() + "; " + e.remedy());
        }
    }

    /** @return why it is not so; empty when it is */
    Optional<String> set(Setting setting, String value) throws AgentException, InterruptedException {
        if (setting.read(link) instanceof Reading.Value now && now.is(value)) {
            return Optional.empty();
        }
        Optional<String> refused = setting.set(link, value);
        if (refused.isPresent()) {
            return refused.map(why -> setting.name() + ": " + why);
        }
        long until = System.nanoTime() + patience.toNanos();
        while (true) {
            Reading now = setting.read(link);
            if (now instanceof Reading.Value told && told.is(value)) {
                return Optional.empty();
            }
            if (System.nanoTime() >= until) {
                return Optional.of(setting.name() + ": it was set to " + value + " and is "
                        + switch (now) {
                            case Reading.Value other -> other.text();
                            case Reading.Unknown unknown -> "not known: " + unknown.why();
                        });
            }
            Thread.sleep(LOOK);
        }
    }
}
