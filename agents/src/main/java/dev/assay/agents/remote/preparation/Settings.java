package dev.assay.agents.remote.preparation;

import dev.assay.agents.AgentException;
import dev.assay.agents.preparation.PreparationStep;
import dev.assay.agents.remote.Link;
import java.util.List;
import java.util.Optional;

/** What can be set on a kind of device. */
public interface Settings {
    /** What a step means on a device. */
    sealed interface Meaning {}

    /** @param changes in the order in which they are made; undone in the other */
    record Changes(List<Change> changes) implements Meaning {
        public Changes {
            changes = List.copyOf(changes);
        }

        public static Changes of(Change... changes) {
            return new Changes(List.of(changes));
        }
    }

    /** The device does not have it. */
    record Impossible(String why) implements Meaning {}

    /** @param link may be asked what the device knows of the step's value */
    Meaning of(PreparationStep step, Link link) throws AgentException, InterruptedException;

    /** The setting of a name in the journal; empty for one that this version does not know. */
    Optional<Setting> named(String name);
}
