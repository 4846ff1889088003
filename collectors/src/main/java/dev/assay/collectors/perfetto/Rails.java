package dev.assay.collectors.perfetto;

import java.io.IOException;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalLong;

/**
 * {@code PowerRails} (power_rails.proto): descriptors, which come once, and energy since the device started, which names its rail
 * by the descriptor's index. The power chip stamps a reading itself, in ms of CLOCK_BOOTTIME; where it does not, the packet's
 * time counts.
 */
final class Rails {
    private static final int DESCRIPTOR = 1;
    private static final int ENERGY_DATA = 2;

    private static final int INDEX = 1;
    private static final int RAIL_NAME = 2;
    private static final int SUBSYSTEM = 3;
    private static final int SAMPLING_RATE = 4;

    private static final int TIMESTAMP_MS = 2;
    private static final int ENERGY_UWS = 3;

    private final Map<String, PerfettoTrace.Rail> described = new LinkedHashMap<>();
    private final Map<String, Owner> owners = new HashMap<>();

    private record Owner(long writer, long index) {}

    Map<String, PerfettoTrace.Rail> described() {
        return described;
    }

    /**
     * @param writer number of the packet's writer
     * @param keys of the writer's rails by index; descriptors add to it
     * @return readings of rails that were not described
     */
    int take(Message power, Stamp packet, long writer, Map<Long, String> keys, Samples samples) throws IOException {
        for (Message descriptor : power.messages(DESCRIPTOR)) {
            describe(descriptor, writer, keys);
        }
        int undescribed = 0;
        for (Message data : power.messages(ENERGY_DATA)) {
            String key = keys.get(data.number(INDEX, 0));
            OptionalLong energy = data.number(ENERGY_UWS);
            if (key == null) {
                undescribed++;
            } else if (energy.isPresent()) {
                OptionalLong ms = data.number(TIMESTAMP_MS);
                samples.add(
                        key, ms.isPresent() ? Stamp.bootMillis(ms.getAsLong()) : packet, unsigned(energy.getAsLong()));
            }
        }
        return undescribed;
    }

    private void describe(Message descriptor, long writer, Map<Long, String> keys) {
        long index = descriptor.number(INDEX, 0);
        String name = descriptor.text(RAIL_NAME).map(String::strip).orElse("");
        if (name.isEmpty()) {
            name = "rail of index " + index;
        }
        // Two rails of one name must not be taken for one counter.
        Owner owner = new Owner(writer, index);
        String key = Quantity.rail(name);
        for (int i = 2; !owners.computeIfAbsent(key, k -> owner).equals(owner); i++) {
            key = Quantity.rail(name + " #" + i);
        }
        keys.put(index, key);
        OptionalLong rate = descriptor.number(SAMPLING_RATE);
        described.put(
                key,
                new PerfettoTrace.Rail(
                        Quantity.of(key),
                        descriptor
                                .text(SUBSYSTEM)
                                .map(String::strip)
                                .filter(s -> !s.isEmpty())
                                .orElse(null),
                        rate.isPresent() ? (Long) rate.getAsLong() : null));
    }

    private static double unsigned(long value) {
        return value >= 0 ? value : (value >>> 1) * 2.0;
    }
}
