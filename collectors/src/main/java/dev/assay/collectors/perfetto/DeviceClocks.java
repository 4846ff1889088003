package dev.assay.collectors.perfetto;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalLong;

/**
 * From perfetto's clocks to the device's monotonic one, by the snapshots of all clocks that a trace carries. CLOCK_BOOTTIME runs
 * on while the device sleeps and CLOCK_MONOTONIC does not (clock_gettime(2)); apart from that they are one clock. So what is
 * between two snapshots that agree has their offset; between two that do not the device slept, nobody knows when, and what was
 * stamped there has no place.
 */
final class DeviceClocks {
    /** {@code BuiltinClock} of perfetto. */
    static final int MONOTONIC = 3;

    static final int BOOTTIME = 6;

    /** Snapshots read one clock after the other: offsets that differ by less are the same. No sleep is as short. */
    static final long SAME_NS = 1_000_000;

    /** How far beyond the only snapshot its offset is believed, ns; with some apart, twice their longest distance. */
    private static final long ALONE_NS = 15_000_000_000L;

    private static final long APART_NS = 1_000_000_000L;

    /** No device has run for 36 years; also keeps the arithmetic within its range. */
    private static final long LATEST_NS = 1L << 60;

    private static final int CLOCKS = 1;
    private static final int CLOCK_ID = 1;
    private static final int TIMESTAMP = 2;
    private static final int UNIT_NS = 4;

    private record Snapshot(long boot, long offset) {}

    private final List<Snapshot> snapshots = new ArrayList<>();
    private boolean sorted = true;

    /** Takes a {@code ClockSnapshot}; one without both clocks tells nothing. */
    void take(Message snapshot) throws IOException {
        OptionalLong boot = OptionalLong.empty();
        OptionalLong monotonic = OptionalLong.empty();
        for (Message clock : snapshot.messages(CLOCKS)) {
            OptionalLong time = clock.number(TIMESTAMP);
            boolean known = time.isPresent() && possible(time.getAsLong()) && clock.number(UNIT_NS, 1) == 1;
            if (known && clock.number(CLOCK_ID, 0) == BOOTTIME) {
                boot = time;
            } else if (known && clock.number(CLOCK_ID, 0) == MONOTONIC) {
                monotonic = time;
            }
        }
        if (boot.isPresent() && monotonic.isPresent()) {
            snapshots.add(new Snapshot(boot.getAsLong(), monotonic.getAsLong() - boot.getAsLong()));
            sorted = false;
        }
    }

    boolean isEmpty() {
        return snapshots.isEmpty();
    }

    /** The moment on the monotonic clock, ns; empty where it cannot be told within {@link #SAME_NS}. */
    OptionalLong monotonic(long clock, long ns) {
        if (!possible(ns)) {
            return OptionalLong.empty();
        }
        if (clock == MONOTONIC) {
            return OptionalLong.of(ns);
        }
        if (clock != BOOTTIME || snapshots.isEmpty()) {
            return OptionalLong.empty();
        }
        sort();
        int after = firstAfter(ns);
        if (after > 0 && after < snapshots.size()) {
            Snapshot left = snapshots.get(after - 1);
            Snapshot right = snapshots.get(after);
            return same(left, right) ? placed(ns, left) : OptionalLong.empty();
        }
        Snapshot nearest = snapshots.get(after == 0 ? 0 : after - 1);
        return Math.abs(ns - nearest.boot()) <= reachNs() ? placed(ns, nearest) : OptionalLong.empty();
    }

    /** The largest difference between neighbouring snapshots that count as agreeing, ns. */
    long boundNs() {
        sort();
        long bound = 0;
        for (int i = 1; i < snapshots.size(); i++) {
            if (same(snapshots.get(i - 1), snapshots.get(i))) {
                bound = Math.max(
                        bound,
                        Math.abs(
                                snapshots.get(i).offset() - snapshots.get(i - 1).offset()));
            }
        }
        return bound;
    }

    /** How long the device slept in all between snapshots, ns; 0 when it did not. */
    long sleptNs() {
        sort();
        long slept = 0;
        for (int i = 1; i < snapshots.size(); i++) {
            Snapshot left = snapshots.get(i - 1);
            Snapshot right = snapshots.get(i);
            slept += same(left, right) ? 0 : Math.abs(left.offset() - right.offset());
        }
        return slept;
    }

    private static boolean possible(long ns) {
        return ns >= 0 && ns < LATEST_NS;
    }

    private long reachNs() {
        long longest = 0;
        for (int i = 1; i < snapshots.size(); i++) {
            longest = Math.max(
                    longest, snapshots.get(i).boot() - snapshots.get(i - 1).boot());
        }
        return longest < APART_NS ? ALONE_NS : 2 * longest;
    }

    private static boolean same(Snapshot left, Snapshot right) {
        return Math.abs(left.offset() - right.offset()) < SAME_NS;
    }

    private static OptionalLong placed(long ns, Snapshot snapshot) {
        long monotonic = ns + snapshot.offset();
        return monotonic < 0 ? OptionalLong.empty() : OptionalLong.of(monotonic);
    }

    private int firstAfter(long ns) {
        int low = 0;
        int high = snapshots.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (snapshots.get(middle).boot() <= ns) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    private void sort() {
        if (!sorted) {
            snapshots.sort(Comparator.comparingLong(Snapshot::boot));
            removeMisread();
            sorted = true;
        }
    }

    /**
     * The offset falls when the device sleeps, and never rises. Where it seems to, the thread that read the clocks was held up
     * between the two: of the snapshots on both sides the one counts that its other neighbour agrees with.
     */
    private void removeMisread() {
        for (int i = 1; i < snapshots.size(); ) {
            if (snapshots.get(i).offset() - snapshots.get(i - 1).offset() < SAME_NS) {
                i++;
                continue;
            }
            boolean nextAgrees = i + 1 < snapshots.size() && same(snapshots.get(i), snapshots.get(i + 1));
            snapshots.remove(nextAgrees ? i - 1 : i);
            i = Math.max(1, i - 1);
        }
    }
}
