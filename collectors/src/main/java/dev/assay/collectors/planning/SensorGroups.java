package dev.assay.collectors.planning;

import dev.assay.collectors.facts.Facts.Node;
import dev.assay.collectors.sampling.ChannelRequest;
import dev.assay.collectors.sampling.SamplingGroup;
import dev.assay.collectors.source.ChannelNames;
import dev.assay.collectors.source.Sensor;
import dev.assay.collectors.source.Sensor.Role;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Which channels are read together and how often, by what the probe found a read to cost: fast ones at the rate that was
 * asked for, slow ones a group a chip, so that none delays another, at a rate that the chip can hold.
 *
 * @param fast the device's rails, temperatures, clocks and loads; then the device as a whole, its faults and swapping apart
 * @param slow chips
 */
record SensorGroups(List<FastGroup> fast, List<SamplingGroup> slow) {
    /** From here a file is slow, µs: it waits for a bus or for another processor. */
    static final double SLOW_US = 200;

    /** What is slow and no power changes slowly as well, Hz; faults and swapping are read no more often either. */
    static final int SLOW_HZ = 10;

    /** Groups of slow chips; where there are more, all of them share one. The probe takes 32 groups in all. */
    private static final int MOST_CHIPS = 8;

    /** @param total names of the channels that the device's power is made from */
    static SensorGroups of(List<Sensor> sensors, Set<String> total, int hz, ChannelNames names) {
        List<Sensor> device = new ArrayList<>();
        List<Sensor> system = new ArrayList<>();
        List<Sensor> paging = new ArrayList<>();
        Map<String, List<Sensor>> slowTotals = new LinkedHashMap<>();
        Map<String, List<Sensor>> slow = new LinkedHashMap<>();
        for (Sensor sensor : sensors) {
            if (sensor.node().costUs() < SLOW_US) {
                switch (sensor.role()) {
                    case SYSTEM -> system.add(sensor);
                    case PAGING -> paging.add(sensor);
                    case POWER, TEMPERATURE, FREQUENCY, LOAD -> device.add(sensor);
                }
            } else {
                Map<String, List<Sensor>> groups = total.contains(sensor.name()) ? slowTotals : slow;
                groups.computeIfAbsent(sensor.node().dir(), dir -> new ArrayList<>())
                        .add(sensor);
            }
        }
        List<FastGroup> together = new ArrayList<>();
        fast("sensors", device, hz, names).ifPresent(together::add);
        fast("system", system, hz, names).ifPresent(together::add);
        fast("paging", paging, Math.min(hz, SLOW_HZ), names).ifPresent(together::add);
        List<SamplingGroup> apart = new ArrayList<>();
        slowTotals.values().forEach(chip -> apart.add(slow(chip, "_total", hz, Share.TOTAL, names)));
        if (slow.size() > MOST_CHIPS) {
            slow = Map.of("", slow.values().stream().flatMap(List::stream).toList());
        }
        slow.values().forEach(chip -> {
            boolean power = chip.stream().anyMatch(sensor -> sensor.role() == Role.POWER);
            apart.add(slow(chip, "", power ? hz : Math.min(hz, SLOW_HZ), Share.MODEST, names));
        });
        return new SensorGroups(together, apart);
    }

    private static Optional<FastGroup> fast(String name, List<Sensor> sensors, int hz, ChannelNames names) {
        return sensors.isEmpty()
                ? Optional.empty()
                : Optional.of(FastGroup.of(names.name(name), hz, costUs(sensors), requests(sensors)));
    }

    private static SamplingGroup slow(List<Sensor> chip, String suffix, int hz, Share share, ChannelNames names) {
        String name = names.name(chip.getFirst().node().chip() + suffix);
        return new SamplingGroup(name, share.heldHz(hz, costUs(chip)), null, null, requests(chip));
    }

    private static List<ChannelRequest> requests(List<Sensor> sensors) {
        return sensors.stream().map(Sensor::request).toList();
    }

    /** Of reading each file once. */
    private static double costUs(List<Sensor> sensors) {
        return sensors.stream()
                .collect(Collectors.toMap(sensor -> sensor.node().path(), Sensor::node, (a, b) -> a))
                .values()
                .stream()
                .mapToDouble(Node::costUs)
                .sum();
    }
}
