package dev.assay.collectors.planning;

import dev.assay.collectors.sampling.ChannelRequest;
import dev.assay.collectors.sampling.SamplingGroup;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Channels so quick to read that the wake-up before them costs more than they do.
 *
 * @param costUs of reading all of them once, µs
 */
record FastGroup(SamplingGroup group, double costUs) {
    /** Of groups that were joined. */
    static final String JOINED = "fast";

    /** At the rate that was asked for, or at what it can hold. */
    static FastGroup of(String name, int hz, double costUs, List<ChannelRequest> channels) {
        int held = Share.MODEST.heldHz(hz, costUs);
        return new FastGroup(new SamplingGroup(name, held, null, null, channels), costUs);
    }

    /** Those of one rate become one, a wake-up a tick, as far as that rate can be held; the others stay as they are. */
    static List<SamplingGroup> joined(List<FastGroup> groups) {
        List<FastGroup> joined = new ArrayList<>();
        for (FastGroup next : groups) {
            int with = 0;
            while (with < joined.size() && !joined.get(with).fits(next)) {
                with++;
            }
            if (with < joined.size()) {
                joined.set(with, joined.get(with).and(next));
            } else {
                joined.add(next);
            }
        }
        return joined.stream().map(FastGroup::group).toList();
    }

    private boolean fits(FastGroup other) {
        int hz = group.hz();
        return hz == other.group.hz() && Share.MODEST.heldHz(hz, costUs + other.costUs) == hz;
    }

    private FastGroup and(FastGroup other) {
        List<ChannelRequest> all = Stream.concat(group.channels().stream(), other.group.channels().stream())
                .toList();
        return new FastGroup(new SamplingGroup(JOINED, group.hz(), null, null, all), costUs + other.costUs);
    }
}
