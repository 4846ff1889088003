package dev.assay.collectors.clock;

import java.util.Comparator;
import java.util.List;

/**
 * How far a device's clock was ahead of the coordinator's at one moment.
 *
 * <p>The device read its clock somewhere between question and answer, so its offset lies within half a round trip of what it
 * would be had the two ways taken equally long: for any delays, as unequal as they like. Of several round trips the shortest
 * says most (the minimum filter of NTP, RFC 5905 section 10). The bound is hard, no quantile; that asymmetry cannot be
 * measured from one side is all that is in it.
 *
 * @param offsetNs device's clock less coordinator's
 * @param boundNs the true offset is no further away
 * @param atNs coordinator's clock at that moment
 */
public record ClockOffset(long offsetNs, long boundNs, long atNs) {
    /** How fast two clocks may drift apart: the kernel slews by 500 ppm at most (adjtimex(2)), quartz by far less. */
    public static final double MAX_DRIFT = 500e-6;

    /**
     * @param trips one or more, made within a few seconds
     * @throws ClockException when they contradict each other: a clock jumped, or the device was started again
     */
    public static ClockOffset of(List<RoundTrip> trips) throws ClockException {
        ClockOffset best = trips.stream()
                .min(Comparator.comparingLong(RoundTrip::durationNs))
                .map(ClockOffset::of)
                .orElseThrow(() -> new IllegalArgumentException("no round trip"));
        for (RoundTrip trip : trips) {
            ClockOffset other = of(trip);
            long apart = Math.abs(other.offsetNs - best.offsetNs);
            if (apart > other.boundNs + best.boundNs + drift(other.atNs - best.atNs)) {
                throw ClockException.jumped(apart);
            }
        }
        return best;
    }

    private static ClockOffset of(RoundTrip trip) {
        long half = (trip.durationNs() + 1) / 2;
        return new ClockOffset(trip.deviceNs() - trip.middleNs(), half + drift(half) + 1, trip.middleNs());
    }

    /** What an unknown drift may do in a time, ns. */
    static long drift(long ns) {
        return (long) Math.ceil(MAX_DRIFT * Math.abs(ns));
    }
}
