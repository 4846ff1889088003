package dev.assay.collectors.perfetto;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

/** What was recorded, as it comes: packets of different writers are in any order, and clocks are known when all is read. */
final class Samples {
    private record Sample(Stamp stamp, double value) {}

    private record At(long ns, double value) {}

    private final Map<String, List<Sample>> quantities = new LinkedHashMap<>();

    /** @param unplaced samples whose time cannot be told */
    record Placed(Map<String, Recorded> quantities, int unplaced) {}

    /** Takes a value; one that is no number is none. */
    void add(String key, Stamp stamp, double value) {
        List<Sample> samples = quantities.computeIfAbsent(key, k -> new ArrayList<>());
        if (Double.isFinite(value)) {
            samples.add(new Sample(stamp, value));
        }
    }

    Placed placed(DeviceClocks clocks) {
        Map<String, Recorded> placed = new LinkedHashMap<>();
        int unplaced = 0;
        for (Map.Entry<String, List<Sample>> quantity : quantities.entrySet()) {
            List<At> found = new ArrayList<>();
            for (Sample sample : quantity.getValue()) {
                OptionalLong ns =
                        clocks.monotonic(sample.stamp().clock(), sample.stamp().ns());
                if (ns.isPresent()) {
                    found.add(new At(ns.getAsLong(), sample.value()));
                } else {
                    unplaced++;
                }
            }
            found.sort(Comparator.comparingLong(At::ns));
            // A power chip that was asked again before it had counted on gives the same reading, with the same time.
            List<At> distinct = found.stream().distinct().toList();
            placed.put(
                    quantity.getKey(),
                    new Recorded(
                            distinct.stream().mapToLong(At::ns).toArray(),
                            distinct.stream().mapToDouble(At::value).toArray()));
        }
        return new Placed(placed, unplaced);
    }
}
