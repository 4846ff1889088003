package dev.assay.collectors.perfetto;

/**
 * When something was, by one of the device's clocks.
 *
 * @param clock perfetto's number of it
 * @param ns below 0 where it is not told
 */
record Stamp(long clock, long ns) {
    /** Of a time since the device started, sleep included, in whole ms: their middle. */
    static Stamp bootMillis(long ms) {
        boolean possible = ms >= 0 && ms < Long.MAX_VALUE / 1_000_000 - 1;
        return new Stamp(DeviceClocks.BOOTTIME, possible ? ms * 1_000_000 + 500_000 : -1);
    }
}
