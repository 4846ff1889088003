package dev.assay.agents;

import java.util.List;

/** A way to reach devices of one kind: this machine, adb, SSH, Appium. Implementations are safe for use by many threads. */
public interface Agent {
    /** First part of the ids of its devices: {@code local}, {@code adb}, {@code ssh}, {@code ios}. */
    String scheme();

    /**
     * The devices that can be reached now, in a stable order.
     *
     * @throws AgentException when the way itself is broken; a single device in trouble is left out
     */
    List<Device> discover() throws AgentException;
}
