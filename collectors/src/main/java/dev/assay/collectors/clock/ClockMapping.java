package dev.assay.collectors.clock;

import java.util.stream.LongStream;

/**
 * The device's monotonic clock as a function of the coordinator's, with a bound at every moment. Between two offsets it is the
 * line through them; a clock whose rate wanders about the mean by {@link #WANDER} leaves the line by no more than that times
 * the time to the nearer of the two. Beyond them, and where there is only one, the bound grows with the distance.
 */
public final class ClockMapping {
    /** How far a rate wanders within minutes: what heat does to quartz. 20 ppm is its full swing over some tens of kelvins. */
    public static final double WANDER = 20e-6;

    private final ClockOffset first;
    private final ClockOffset last;
    private final double drift;
    private final double driftBound;

    private ClockMapping(ClockOffset first, ClockOffset last, double drift, double driftBound) {
        this.first = first;
        this.last = last;
        this.drift = drift;
        this.driftBound = driftBound;
    }

    /** Without a drift: near that moment the bound is the offset's, and it grows by 500 ppm. */
    public static ClockMapping of(ClockOffset only) {
        return new ClockMapping(only, only, 0, ClockOffset.MAX_DRIFT);
    }

    /**
     * From before and after a trial.
     *
     * @throws ClockException when the two are further apart than clocks drift
     */
    public static ClockMapping of(ClockOffset before, ClockOffset after) throws ClockException {
        long span = after.atNs() - before.atNs();
        if (span <= 0) {
            throw new IllegalArgumentException("the second offset was not taken after the first");
        }
        long change = after.offsetNs() - before.offsetNs();
        long bounds = before.boundNs() + after.boundNs();
        if (Math.abs(change) > bounds + ClockOffset.drift(span)) {
            throw ClockException.jumped(Math.abs(change));
        }
        return new ClockMapping(before, after, change / (double) span, bounds / (double) span);
    }

    /** How much faster the device's clock runs, parts per million; 0 where only one offset is known. */
    public double driftPpm() {
        return 1e6 * drift;
    }

    /** The true drift is no further away, ppm. */
    public double driftBoundPpm() {
        return 1e6 * driftBound;
    }

    /** When the first of the offsets was taken, coordinator's clock. */
    public long fromNs() {
        return first.atNs();
    }

    /** When the last of them was; the same where there is only one. */
    public long toNs() {
        return last.atNs();
    }

    /** @param coordinatorNs any moment of the coordinator's monotonic clock */
    public Moment toDevice(long coordinatorNs) {
        return new Moment(coordinatorNs + offset(coordinatorNs), bound(coordinatorNs));
    }

    /**
     * The largest bound of any moment between two.
     *
     * @param fromNs coordinator's monotonic clock
     * @param toNs not before it
     */
    public long boundNs(long fromNs, long toNs) {
        // Between the two offsets a bound is largest at one of them or in the middle, beyond them the further away the
        // larger.
        long middle = first.atNs() + (last.atNs() - first.atNs()) / 2;
        return LongStream.of(fromNs, toNs, first.atNs(), middle, last.atNs())
                .map(at -> bound(Math.clamp(at, fromNs, toNs)))
                .max()
                .orElseThrow();
    }

    /** @param deviceNs any moment of the device's monotonic clock */
    public Moment toCoordinator(long deviceNs) {
        long guess = deviceNs - first.offsetNs();
        long coordinator = first.atNs() + Math.round((guess - first.atNs()) / (1 + drift));
        return new Moment(coordinator, bound(coordinator) + 1);
    }

    private long offset(long at) {
        return first.offsetNs() + Math.round(drift * (at - first.atNs()));
    }

    private long bound(long at) {
        long span = last.atNs() - first.atNs();
        if (at >= first.atNs() && at <= last.atNs() && span > 0) {
            double share = (at - first.atNs()) / (double) span;
            double ends = first.boundNs() + share * (last.boundNs() - first.boundNs());
            return (long) Math.ceil(ends + WANDER * Math.min(at - first.atNs(), last.atNs() - at)) + 1;
        }
        ClockOffset near = at < first.atNs() ? first : last;
        double wander = span > 0 ? WANDER : 0;
        return (long) Math.ceil(near.boundNs() + (driftBound + wander) * Math.abs(at - near.atNs())) + 1;
    }

    /**
     * A moment on the other clock.
     *
     * @param boundNs the true one is no further away
     */
    public record Moment(long ns, long boundNs) {}
}
