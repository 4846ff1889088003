package dev.assay.collectors.meter;

import dev.assay.collectors.trace.Trace;

/**
 * Where a meter's axis lies on the device's: a straight line through one moment that both know, with a bound at every moment.
 *
 * @param meterNs that moment on the meter's axis
 * @param deviceNs the same on the device's monotonic clock
 * @param drift how much faster the device's clock runs, as a ratio less 1
 * @param boundNs the two are no further apart at that moment
 * @param driftBound the true drift is no further away
 * @param method how it was found
 */
public record Placement(long meterNs, long deviceNs, double drift, long boundNs, double driftBound, String method) {
    /** Quartz against quartz, where no drift was measured: each within 50 ppm. */
    public static final double QUARTZ = 100e-6;

    public Placement {
        if (boundNs < 0 || !(driftBound >= 0) || !(Math.abs(drift) < 0.01)) {
            throw new IllegalArgumentException("a bound is 0 or more, and no clock drifts by a hundredth");
        }
    }

    /** Where both clocks were read at one moment. */
    public static Placement known(long meterNs, long deviceNs, long boundNs) {
        return new Placement(meterNs, deviceNs, 0, boundNs, QUARTZ, "known offset");
    }

    public long deviceAt(long meter) {
        return deviceNs + (meter - meterNs) + Math.round(drift * (meter - meterNs));
    }

    /** How far a moment of the device may be from where {@link #deviceAt} puts it, ns. */
    public long boundAt(long device) {
        return boundNs + (long) Math.ceil(driftBound * Math.abs(device - deviceNs));
    }

    /** The samples at their moments on the device's clock. */
    public Trace place(Trace recorded) {
        long[] times = recorded.times();
        for (int i = 0; i < times.length; i++) {
            times[i] = deviceAt(times[i]);
        }
        return new Trace(recorded.channel(), times, recorded.values());
    }
}
