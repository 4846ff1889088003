package dev.assay.results.summary;

import dev.assay.collectors.bundle.Cell;
import dev.assay.collectors.bundle.TrialDocument.Comparison;
import dev.assay.collectors.bundle.TrialDocument.Comparison.Side;
import java.util.Objects;

/**
 * Which two cells a comparison holds against each other: each fits its side, and they are equal in all that neither side
 * names. A side that names the runtime leaves its version and runner open too: no two runtimes share them.
 */
record Sides(Comparison comparison) {

    boolean match(Cell base, Cell candidate) {
        return !base.id().equals(candidate.id())
                && fits(comparison.base(), base)
                && fits(comparison.candidate(), candidate)
                && equalInTheRest(base, candidate);
    }

    private static boolean fits(Side side, Cell cell) {
        return (side.runtime() == null || side.runtime().equals(cell.runtime().name()))
                && (side.runner() == null || side.runner().equals(cell.runtime().runner()))
                && (side.model() == null || side.model().equals(cell.model().reference()))
                && (side.workload() == null
                        || side.workload().equals(cell.workload().name()))
                && (side.threads() == null || side.threads() == cell.threads())
                && (side.collectors() == null || side.collectors() == cell.collectors());
    }

    private boolean equalInTheRest(Cell a, Cell b) {
        Side x = comparison.base();
        Side y = comparison.candidate();
        boolean runtimeOpen = x.runtime() != null || y.runtime() != null;
        boolean runnerOpen = runtimeOpen || x.runner() != null || y.runner() != null;
        boolean modelOpen = x.model() != null || y.model() != null;
        boolean workloadOpen = x.workload() != null || y.workload() != null;
        boolean threadsOpen = x.threads() != null || y.threads() != null;
        boolean collectorsOpen = x.collectors() != null || y.collectors() != null;
        return a.device().id().equals(b.device().id())
                && (runtimeOpen || sameRuntime(a.runtime(), b.runtime()))
                && (runnerOpen || a.runtime().runner().equals(b.runtime().runner()))
                && (modelOpen || a.model().reference().equals(b.model().reference()))
                && (workloadOpen || a.workload().equals(b.workload()))
                && (threadsOpen || a.threads() == b.threads())
                && (collectorsOpen || a.collectors() == b.collectors());
    }

    private static boolean sameRuntime(Cell.Runtime a, Cell.Runtime b) {
        return a.name().equals(b.name()) && Objects.equals(a.version(), b.version());
    }
}
