package dev.assay.results.trend;

import dev.assay.collectors.problem.AssayException;
import dev.assay.results.comparison.Selector;
import java.util.List;
import java.util.stream.Collectors;

/** There is no history to show. */
public final class TrendException extends AssayException {
    private static final long serialVersionUID = 1L;

    private TrendException(String where, String why, String remedy) {
        super("no history to show", where, why, remedy, null);
    }

    static TrendException noRun(Selector selector, String run, String database) {
        return new TrendException(
                selector.toString(),
                "no run " + run + " in the database " + database,
                "'assay runs' lists what it holds; --db chooses another database");
    }

    static TrendException nothingFits(List<Selector> selectors, String database) {
        return new TrendException(
                selectors.isEmpty()
                        ? database
                        : selectors.stream().map(Selector::toString).collect(Collectors.joining(" ")),
                "no valid trial in the database " + database + " fits and has one of the metrics",
                "'assay runs' lists the runs, 'assay show RUN' their cells and metrics; --metric chooses others");
    }
}
