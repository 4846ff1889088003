package dev.assay.collectors.perfetto;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalLong;

/** Takes a trace's packets one after the other. Field numbers: {@code trace_packet.proto}. */
final class Packets {
    private static final int CLOCK_SNAPSHOT = 6;
    private static final int SYS_STATS = 7;
    private static final int TIMESTAMP = 8;
    private static final int SEQUENCE = 10;
    private static final int SEQUENCE_FLAGS = 13;
    private static final int TRACE_STATS = 35;
    private static final int BATTERY = 38;
    private static final int POWER_RAILS = 40;
    private static final int INCREMENTAL_STATE_CLEARED = 41;
    private static final int PREVIOUS_DROPPED = 42;
    private static final int COMPRESSED = 50;
    private static final int CLOCK_ID = 58;
    private static final int DEFAULTS = 59;
    private static final int MACHINE = 98;
    private static final int ZSTD_COMPRESSED = 133;

    private static final long CLEARED = 1;
    private static final long NEEDS_STATE = 2;

    private final DeviceClocks clocks = new DeviceClocks();
    private final Samples samples = new Samples();
    private final Rails rails = new Rails();
    private final Losses losses = new Losses();
    private final Map<Long, Sequence> sequences = new HashMap<>();

    /** What the packets of one writer have in common. */
    private static final class Sequence {
        /** Whether what earlier packets told still holds; a packet says whether it needs that. */
        private boolean stateHolds;

        private final long id;
        private long clock = DeviceClocks.BOOTTIME;
        private final Map<Long, String> railKeys = new HashMap<>();

        Sequence(long id) {
            this.id = id;
        }

        void clear(boolean holds) {
            stateHolds = holds;
            clock = DeviceClocks.BOOTTIME;
            railKeys.clear();
        }
    }

    void take(byte[] bytes) {
        try {
            take(Message.of(bytes));
        } catch (IOException e) {
            losses.notUnderstood++;
        }
    }

    void cutAt(long offset) {
        losses.cutAt = OptionalLong.of(offset);
    }

    private void take(Message packet) throws IOException {
        if (packet.number(MACHINE, 0) != 0) {
            return; // a virtual machine's, with clocks of its own
        }
        losses.compressed += packet.has(COMPRESSED) || packet.has(ZSTD_COMPRESSED) ? 1 : 0;
        long id = packet.number(SEQUENCE, 0);
        boolean first = !sequences.containsKey(id);
        Sequence sequence = sequences.computeIfAbsent(id, Sequence::new);
        if (packet.number(PREVIOUS_DROPPED, 0) != 0 && !first) {
            losses.dropped++;
            sequence.clear(false);
        }
        long flags = packet.number(SEQUENCE_FLAGS, 0);
        if ((flags & CLEARED) != 0 || packet.number(INCREMENTAL_STATE_CLEARED, 0) != 0) {
            sequence.clear(true);
        }
        if ((flags & NEEDS_STATE) != 0 && !sequence.stateHolds) {
            losses.withoutState++;
            return;
        }
        for (Message defaults : packet.messages(DEFAULTS)) {
            sequence.clock = defaults.number(CLOCK_ID, sequence.clock);
        }
        contents(packet, sequence);
    }

    private void contents(Message packet, Sequence sequence) throws IOException {
        Stamp stamp = new Stamp(packet.number(CLOCK_ID, sequence.clock), packet.number(TIMESTAMP, -1));
        for (Message snapshot : packet.messages(CLOCK_SNAPSHOT)) {
            clocks.take(snapshot);
        }
        for (Message battery : packet.messages(BATTERY)) {
            Battery.take(battery, stamp, samples);
        }
        for (Message stats : packet.messages(SYS_STATS)) {
            SystemStatistics.take(stats, stamp, samples);
        }
        for (Message power : packet.messages(POWER_RAILS)) {
            losses.undescribed += rails.take(power, stamp, sequence.id, sequence.railKeys, samples);
        }
        for (Message statistics : packet.messages(TRACE_STATS)) {
            losses.buffers(statistics);
        }
    }

    PerfettoTrace trace() {
        Samples.Placed placed = samples.placed(clocks);
        List<String> said = new ArrayList<>(losses.sentences());
        if (placed.unplaced() > 0) {
            said.add(placed.unplaced() + " samples have no place in time: " + whyUnplaced());
        }
        return new PerfettoTrace(placed.quantities(), rails.described(), clocks.boundNs(), said);
    }

    private String whyUnplaced() {
        if (clocks.isEmpty()) {
            return "no snapshot of the device's clocks is in it";
        }
        return clocks.sleptNs() == 0
                ? "no snapshot of the device's clocks is near them"
                : String.format(
                        Locale.ROOT,
                        "the device slept for %.3f s in all while it was recorded",
                        clocks.sleptNs() / 1e9);
    }
}
