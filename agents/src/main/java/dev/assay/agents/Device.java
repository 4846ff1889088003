package dev.assay.agents;

import dev.assay.agents.platform.PlatformFacts;
import dev.assay.collectors.bundle.Cell;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/** Something that an agent can run a job on. */
public interface Device {
    /** Who it is: the id survives re-plugging. */
    Cell.Device identity();

    /**
     * What tells this very unit from all others, however it is attached; empty where nothing does. To find one that is attached
     * twice, and written down nowhere.
     */
    default Optional<String> unit() {
        return Optional.empty();
    }

    /** What was found out about it, for people: name to text, in the order to show. */
    Map<String, String> facts();

    /** Storage and processors, for planning. */
    Capacity capacity();

    /** What decides which build of a runtime it can run, beside its ABI. The first call may ask the device, for some tenths of a second. */
    default PlatformFacts platform() {
        return PlatformFacts.untold("it was not asked");
    }

    /** Why figures of its sensors are none of a real device; empty for a real one. */
    default Optional<String> simulatedSensors() {
        return Optional.empty();
    }

    /** What the user's list says of it; {@link Listing#NONE} of a device that no list has. */
    default Listing listing() {
        return Listing.NONE;
    }

    /**
     * Opens the way to the device for one run. One session a device at a time.
     *
     * @throws AgentException when it cannot be reached or cannot take jobs
     */
    DeviceSession open() throws AgentException, InterruptedException;

    /**
     * @param processors 1 or more
     * @param memoryBytes all of it, used or not; empty when the system does not say
     */
    record Capacity(int processors, OptionalLong memoryBytes) {}
}
