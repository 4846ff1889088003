package dev.assay.results.comparison;

import dev.assay.collectors.problem.AssayException;

/** There is nothing to compare: a side has no trials, or both sides are the same ones. */
public final class SideException extends AssayException {
    private static final long serialVersionUID = 1L;

    private SideException(String side, Selector selector, String why, String remedy) {
        super("nothing to compare: the " + side + " has no trials of its own", selector.toString(), why, remedy, null);
    }

    static SideException noRun(String side, Selector selector, String run, String database) {
        return new SideException(
                side,
                selector,
                "no run " + run + " in the database " + database,
                "'assay runs' lists what it holds; --db chooses another database");
    }

    static SideException nothingFits(String side, Selector selector, String database) {
        return new SideException(
                side,
                selector,
                "no trial in the database " + database + " fits it",
                "'assay runs' lists the runs, 'assay show RUN' their cells");
    }

    static SideException noneCouldHave(Selector candidate, String database) {
        return new SideException(
                "candidate",
                candidate,
                "no trial of either side in the database " + database
                        + " is of a workload that could have one of the metrics",
                "'assay show RUN' lists its cells and metrics; --metric and a policy's 'metrics' choose others");
    }

    static SideException sameTrials(Selector base) {
        return new SideException(
                "base",
                base,
                "every trial that it selects is the candidate's as well",
                "select other trials for the base; 'assay noise RUN' tells how well a run repeats itself");
    }
}
