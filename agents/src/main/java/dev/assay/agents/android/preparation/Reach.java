package dev.assay.agents.android.preparation;

/** How a device is reached. */
public enum Reach {
    /** By a cable, or it has no radio, being a rig: its radios may go. */
    CABLE,
    /** By its own radio, for all that is known: without it, it cannot be reached to be undone. */
    NETWORK;

    /**
     * @param serial as the adb server lists it: {@code HOST:PORT}, or a name of mDNS for wireless debugging, for devices of
     *     the network. One on this machine may be the near end of a tunnel to a phone's radio
     */
    public static Reach of(String serial) {
        return serial.matches(".*:[0-9]+") || serial.contains("._tcp") ? NETWORK : CABLE;
    }
}
