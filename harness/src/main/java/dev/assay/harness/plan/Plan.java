package dev.assay.harness.plan;

import dev.assay.collectors.bundle.Cell;
import java.util.List;

/**
 * Trials in order. The same suite, seed, devices and catalogs give the same plan.
 *
 * @param trials by {@code order}; devices are independent of each other
 * @param builds which of each runtime each device gets, in the order of first appearance
 * @param notes what is allowed and worth knowing, a sentence each
 */
public record Plan(
        long seed, List<PlannedTrial> trials, List<Dropped> dropped, List<ChosenBuild> builds, List<String> notes) {
    public Plan {
        trials = List.copyOf(trials);
        dropped = List.copyOf(dropped);
        builds = List.copyOf(builds);
        notes = List.copyOf(notes);
    }

    /** Every cell once, in the order of first appearance. */
    public List<Cell> cells() {
        return trials.stream().map(PlannedTrial::cell).distinct().toList();
    }

    /** The trials of one device in their order. */
    public List<PlannedTrial> trialsOf(String deviceId) {
        return trials.stream()
                .filter(t -> t.cell().device().id().equals(deviceId))
                .toList();
    }
}
