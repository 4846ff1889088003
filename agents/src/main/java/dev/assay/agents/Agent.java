package dev.assay.agents;

import java.util.List;

/** A way to reach devices of one kind: this machine, adb, SSH, Appium. Implementations are safe for use by many threads. */
public interface Agent {
    /** First part of the ids of its devices: {@code local}, {@code adb}, {@code ssh}, {@code ios}. */
    String scheme();

    /**
     * Makes a device of the network known, where its id says how it is reached. Whether that went well, {@link #discover}
     * tells.
     *
     * @param id of a device of this agent, or its scheme
     */
    default void attach(String id) throws InterruptedException {}

    /**
     * The devices that are there now, in a stable order.
     *
     * @throws AgentException when the way itself is broken; a single device in trouble is told as unusable
     */
    Discovery discover() throws AgentException, InterruptedException;

    /**
     * What an agent sees.
     *
     * @param devices that take jobs
     * @param unusable seen, but taking none
     */
    record Discovery(List<Device> devices, List<Unusable> unusable) {
        public static final Discovery NOTHING = new Discovery(List.of(), List.of());

        public Discovery {
            devices = List.copyOf(devices);
            unusable = List.copyOf(unusable);
        }
    }
}
