package dev.assay.harness.plan;

import dev.assay.collectors.bundle.Cell;
import dev.assay.harness.config.ConfigException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Turns a suite into trials in order. */
public final class Planner {
    private Planner() {}

    /**
     * Expands the matrix on every device, leaves out what cannot be, and orders the trials in randomised blocks, for each
     * device on its own. A combination that two blocks of the matrix name is one cell.
     *
     * @param devices with distinct ids
     * @return a plan that may be empty when everything was dropped
     * @throws ConfigException when the suite names runtimes or models that the resolver does not know, all at once
     */
    public static Plan plan(Suite suite, List<PlanDevice> devices, Resolver resolver) throws ConfigException {
        Names names = Names.resolve(suite, resolver);
        List<List<List<Cell>>> schedules = new ArrayList<>();
        List<Dropped> dropped = new ArrayList<>();
        Set<ChosenBuild> builds = new LinkedHashSet<>();
        Set<String> notes = new LinkedHashSet<>();
        for (PlanDevice device : devices) {
            Map<String, Cell> cells = new LinkedHashMap<>();
            for (Combination combination : combinations(suite, device, names)) {
                combination
                        .impossible()
                        .ifPresentOrElse(reason -> dropped.add(new Dropped(combination.description(), reason)), () -> {
                            Cell cell = combination.cell();
                            cells.putIfAbsent(cell.id(), cell);
                            combination.chosen().ifPresent(builds::add);
                            combination.note().ifPresent(notes::add);
                        });
            }
            schedules.add(RandomizedBlocks.of(
                    List.copyOf(cells.values()),
                    suite.protocol().trials(),
                    SplitMix64.of(suite.protocol().seed(), device.device().id())));
        }
        List<PlannedTrial> trials = inOrder(schedules, suite.protocol().trials());
        notes.addAll(Sides.unmatched(suite.comparisons(), trials));
        return new Plan(
                suite.protocol().seed(),
                trials,
                dropped.stream().distinct().toList(),
                List.copyOf(builds),
                List.copyOf(notes));
    }

    private static List<Combination> combinations(Suite suite, PlanDevice device, Names names) {
        List<Combination> all = new ArrayList<>();
        for (Suite.Block block : suite.matrix()) {
            for (String runtime : block.runtimes()) {
                for (String model : block.models()) {
                    for (String workload : block.workloads()) {
                        for (int threads : block.threads()) {
                            for (Cell.Collectors collectors : block.collectors()) {
                                all.add(new Combination(
                                        device,
                                        names.runtimes().get(runtime),
                                        names.models().get(model),
                                        suite.workloads().get(workload),
                                        threads,
                                        collectors));
                            }
                        }
                    }
                }
            }
        }
        return all;
    }

    /** Block by block over all devices, so that an early part of a plan is an early part of every device's. */
    private static List<PlannedTrial> inOrder(List<List<List<Cell>>> schedules, int blocks) {
        List<PlannedTrial> trials = new ArrayList<>();
        for (int block = 0; block < blocks; block++) {
            for (List<List<Cell>> schedule : schedules) {
                for (Cell cell : schedule.get(block)) {
                    trials.add(new PlannedTrial(cell, block, trials.size()));
                }
            }
        }
        return trials;
    }
}
