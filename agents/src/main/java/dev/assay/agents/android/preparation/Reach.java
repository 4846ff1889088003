package dev.assay.agents.android.preparation;

/** How a device is reached. */
public enum Reach {
    /** By a cable, or on this machine: its radios may go. */
    CABLE,
    /** By its own radio: without it, it cannot be reached to be undone. */
    NETWORK;

    /**
     * @param serial as the adb server lists it: {@code HOST:PORT}, or a name of mDNS for wireless debugging, for devices of
     *     the network
     */
    public static Reach of(String serial) {
        boolean here = serial.matches("(localhost|127\\.[0-9.]+|\\[::1]):[0-9]+");
        boolean network = serial.matches(".*:[0-9]+") || serial.contains("._tcp");
        return network && !here ? NETWORK : CABLE;
    }
}
