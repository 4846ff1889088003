package dev.assay.collectors.planning;

import dev.assay.collectors.facts.Facts.Node;
import dev.assay.collectors.sampling.SamplingGroup;
import dev.assay.collectors.source.ChannelNames;
import dev.assay.collectors.source.Sensor;
import dev.assay.collectors.source.Sensor.Role;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Which channels are read together and how often, by what the probe found a read to cost: fast ones in two groups at the
 * rate that was asked for, slow ones a group a chip, so that none delays another, at a rate that the chip can hold.
 */
final class SensorGroups {
    /** From here a file is slow, µs: it waits for a bus or for another processor. */
    static final double SLOW_US = 200;

    /** Share of the time that a group of fast files may be at work, and one of slow files of no total. */
    static final double MODEST_SHARE = 0.1;

    /** Share of the time that the rails of the total may occupy their chip: they are what the trial is about. */
    static final double TOTAL_SHARE = 0.5;

    /** What is slow and no power changes slowly as well, Hz. */
    static final int SLOW_HZ = 10;

    /** Groups of slow chips; where there are more, all of them share one. The probe takes 32 groups in all. */
    private static final int MOST_CHIPS = 8;

    private static final double US_PER_S = 1e6;

    private SensorGroups() {}

    /** @param total names of the channels that the device's power is made from */
    static List<SamplingGroup> of(List<Sensor> sensors, Set<String> total, int hz, ChannelNames names) {
        List<Sensor> device = new ArrayList<>();
        List<Sensor> system = new ArrayList<>();
        Map<String, List<Sensor>> slowTotals = new LinkedHashMap<>();
        Map<String, List<Sensor>> slow = new LinkedHashMap<>();
        for (Sensor sensor : sensors) {
            if (sensor.node().costUs() < SLOW_US) {
                (sensor.role() == Role.SYSTEM ? system : device).add(sensor);
            } else {
                Map<String, List<Sensor>> groups = total.contains(sensor.name()) ? slowTotals : slow;
                groups.computeIfAbsent(sensor.node().dir(), dir -> new ArrayList<>())
                        .add(sensor);
            }
        }
        List<SamplingGroup> groups = new ArrayList<>();
        add(groups, "sensors", device, hz, MODEST_SHARE, names);
        slowTotals.values().forEach(chip -> add(groups, chip(chip) + "_total", chip, hz, TOTAL_SHARE, names));
        if (slow.size() > MOST_CHIPS) {
            slow = Map.of("", slow.values().stream().flatMap(List::stream).toList());
        }
        slow.values().forEach(chip -> {
            boolean power = chip.stream().anyMatch(sensor -> sensor.role() == Role.POWER);
            add(groups, chip(chip), chip, power ? hz : Math.min(hz, SLOW_HZ), MODEST_SHARE, names);
        });
        add(groups, "system", system, hz, MODEST_SHARE, names);
        return groups;
    }

    private static String chip(List<Sensor> sensors) {
        return sensors.getFirst().node().chip();
    }

    private static void add(
            List<SamplingGroup> groups, String words, List<Sensor> sensors, int hz, double share, ChannelNames names) {
        if (!sensors.isEmpty()) {
            int held = (int) Math.max(1, Math.min(hz, share * US_PER_S / costUs(sensors)));
            groups.add(new SamplingGroup(
                    names.name(words),
                    held,
                    null,
                    null,
                    sensors.stream().map(Sensor::request).toList()));
        }
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
