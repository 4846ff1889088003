package dev.assay.harness.run;

import dev.assay.collectors.bundle.Bundle;
import dev.assay.collectors.bundle.Cell;
import dev.assay.collectors.problem.AssayException;
import dev.assay.collectors.sensing.Meter;
import dev.assay.collectors.sensing.Sensing;
import dev.assay.collectors.verdict.Failure;
import dev.assay.harness.plan.PlannedTrial;
import dev.assay.results.store.ResultsStore;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A trial of the plan that is still to be measured.
 *
 * @param number its place among the device's trials, 1 and up
 * @param attempt 1, or one more than the attempts whose bundles are sealed
 * @param retried whether the device was lost in the attempt before, in this very run of the program
 */
record Remaining(PlannedTrial planned, int number, int attempt, boolean retried) {
    /** The next attempt after one that the device was lost in; empty where that was one already. */
    Optional<Remaining> again() {
        return retried ? Optional.empty() : Optional.of(new Remaining(planned, number, attempt + 1, true));
    }

    /**
     * Goes through what is sealed, and makes sure that the database has it.
     *
     * @param device the place of the device among the run's, 0 and up
     * @param meters that are to be read beside the device's sampled trials
     * @throws RunException when a measured trial is of another cell than the plan has in its place, or was measured beside other
     *     meters: one run would mix two versions of a model or a runtime, or powers from two sources
     */
    static List<Remaining> of(
            String run, int device, List<PlannedTrial> trials, Set<Meter> meters, RunFolder folder, ResultsStore store)
            throws AssayException {
        List<Remaining> remaining = new ArrayList<>();
        for (int i = 0; i < trials.size(); i++) {
            PlannedTrial planned = trials.get(i);
            int attempt = 1;
            boolean measured = false;
            while (folder.isSealed(RunId.trial(run, device, planned.order(), attempt))) {
                Bundle bundle = Bundle.open(folder.bundle(RunId.trial(run, device, planned.order(), attempt)));
                store.ingest(bundle);
                Failure failure = bundle.trial().outcome().failure();
                measured = failure == null || !failure.isOutsideTheCell();
                if (measured) {
                    requireSame(bundle, planned, meters);
                }
                attempt++;
            }
            if (!measured) {
                remaining.add(new Remaining(planned, i + 1, attempt, false));
            }
        }
        return remaining;
    }

    private static void requireSame(Bundle bundle, PlannedTrial planned, Set<Meter> meters) throws RunException {
        Cell measured = bundle.trial().cell();
        if (!measured.id().equals(planned.cell().id())) {
            throw RunException.changed(measured, planned.cell(), bundle.dir());
        }
        Sensing sensing = bundle.trial().sensing();
        if (measured.collectors() == Cell.Collectors.ALL && sensing != null) {
            Set<Meter> beside = Set.copyOf(sensing.meters());
            if (!beside.equals(meters)) {
                throw RunException.otherMeters(beside, meters, bundle.dir());
            }
        }
    }
}
