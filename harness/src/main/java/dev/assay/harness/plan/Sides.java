package dev.assay.harness.plan;

import dev.assay.collectors.bundle.Cell;
import dev.assay.collectors.bundle.TrialDocument.Comparison;
import java.util.ArrayList;
import java.util.List;

/** Which cells a comparison speaks of. */
final class Sides {
    private Sides() {}

    /** Whether a cell has every value that the side names; {@code model} is a reference, {@code NAME/QUANTIZATION}. */
    static boolean matches(Comparison.Side side, Cell cell) {
        return free(side.runtime(), cell.runtime().name())
                && free(side.runner(), cell.runtime().runner())
                && free(side.model(), cell.model().reference())
                && free(side.workload(), cell.workload().name())
                && free(side.threads(), cell.threads())
                && free(side.collectors(), cell.collectors());
    }

    /** A sentence for each side of a comparison that no cell of the plan matches: nothing would be compared. */
    static List<String> unmatched(List<Comparison> comparisons, List<PlannedTrial> trials) {
        List<String> notes = new ArrayList<>();
        for (int i = 0; i < comparisons.size(); i++) {
            Comparison comparison = comparisons.get(i);
            if (trials.stream().noneMatch(t -> matches(comparison.base(), t.cell()))) {
                notes.add("compare[" + i + "].base matches no cell of the plan; nothing will be compared");
            }
            if (trials.stream().noneMatch(t -> matches(comparison.candidate(), t.cell()))) {
                notes.add("compare[" + i + "].candidate matches no cell of the plan; nothing will be compared");
            }
        }
        return notes;
    }

    private static boolean free(Object wanted, Object actual) {
        return wanted == null || wanted.equals(actual);
    }
}
