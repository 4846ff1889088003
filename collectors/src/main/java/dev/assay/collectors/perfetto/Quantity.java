package dev.assay.collectors.perfetto;

/** The keys of what a trace holds, and what its numbers are. */
public final class Quantity {
    /** µAh, as the fuel gauge counts. */
    public static final String CHARGE = "battery charge";
    /** %. */
    public static final String CAPACITY = "battery capacity";
    /** Documented as µA; what it is on a device is for its profile to say, and so is its sign. */
    public static final String CURRENT = "battery current";
    /** µV. */
    public static final String VOLTAGE = "battery voltage";

    private static final String RAIL = "rail ";
    private static final String THERMAL = "thermal ";
    private static final String CPU = "cpufreq ";
    private static final String GPU = "gpufreq ";

    private Quantity() {}

    /** Energy since the start, µWs. */
    public static String rail(String name) {
        return RAIL + name;
    }

    /** A zone's temperature in whole °C, as perfetto rounds it. */
    public static String thermal(String type) {
        return THERMAL + type;
    }

    /** A processor's clock, kHz; nothing while it is off. */
    public static String cpu(int number) {
        return CPU + number;
    }

    /** A graphics chip's clock, MHz. */
    public static String gpu(int number) {
        return GPU + number;
    }

    public static boolean isThermal(String key) {
        return key.startsWith(THERMAL);
    }

    public static boolean isCpu(String key) {
        return key.startsWith(CPU);
    }

    public static boolean isGpu(String key) {
        return key.startsWith(GPU);
    }

    /** What a key of many is of: the zone's type, the processor's number. */
    public static String of(String key) {
        return key.substring(key.indexOf(' ') + 1);
    }
}
