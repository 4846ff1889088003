package dev.assay.harness.plan;

import dev.assay.collectors.bundle.Cell;
import dev.assay.collectors.bundle.Workload;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Function;

/**
 * What a plan will cost, before it runs. An estimate, and it says how much of it is assumed.
 *
 * @param time until the slowest device is done, cool-down included, waits of the gate and transfers not; devices run at once
 * @param trials in the plan
 * @param assumedTrials of these, how many have no history and count {@link SuiteDefaults#ASSUMED_TRIAL}
 * @param modelBytes that devices need of models whose size is known, each model once a device; what a device has already is
 *     not subtracted. Empty when no model's size is known
 * @param modelsOfUnknownSize references of models whose file was not looked at: they come on top of {@code modelBytes}
 */
public record PlanEstimate(
        Duration time, int trials, int assumedTrials, OptionalLong modelBytes, Set<String> modelsOfUnknownSize) {

    /** @param history the usual duration of a trial of a cell, from earlier runs; empty when there was none */
    public static PlanEstimate of(Plan plan, Duration cooldown, Function<Cell, Optional<Duration>> history) {
        Map<String, Duration> byDevice = new HashMap<>();
        int assumed = 0;
        for (PlannedTrial trial : plan.trials()) {
            Optional<Duration> known = history.apply(trial.cell());
            assumed += known.isPresent() ? 0 : 1;
            Duration one = known.orElseGet(() -> assumed(trial.cell())).plus(cooldown);
            byDevice.merge(trial.cell().device().id(), one, Duration::plus);
        }
        return new PlanEstimate(
                longest(byDevice.values()),
                plan.trials().size(),
                assumed,
                modelBytes(plan.cells()),
                modelsOfUnknownSize(plan.cells()));
    }

    /** A sustained workload says itself how long it takes, loading apart. */
    private static Duration assumed(Cell cell) {
        return cell.workload() instanceof Workload.Sustained sustained
                ? SuiteDefaults.ASSUMED_TRIAL.plusMillis(sustained.durationMs())
                : SuiteDefaults.ASSUMED_TRIAL;
    }

    private static Duration longest(Collection<Duration> times) {
        return times.stream().max(Duration::compareTo).orElse(Duration.ZERO);
    }

    private static OptionalLong modelBytes(Collection<Cell> cells) {
        Map<String, Long> transfers = new HashMap<>();
        cells.stream()
                .filter(c -> c.model().bytes() != null)
                .forEach(c -> transfers.put(
                        c.device().id() + " " + c.model().reference(), c.model().bytes()));
        return transfers.isEmpty()
                ? OptionalLong.empty()
                : OptionalLong.of(
                        transfers.values().stream().mapToLong(Long::longValue).sum());
    }

    private static Set<String> modelsOfUnknownSize(Collection<Cell> cells) {
        Set<String> unknown = new LinkedHashSet<>();
        cells.stream()
                .filter(c -> c.model().bytes() == null)
                .forEach(c -> unknown.add(c.model().reference()));
        return unknown;
    }
}
