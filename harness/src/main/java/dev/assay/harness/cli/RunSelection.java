package dev.assay.harness.cli;

import dev.assay.harness.home.Home;
import dev.assay.results.store.ResultsStore;
import dev.assay.results.store.StoreException;
import dev.assay.results.summary.RunSummary;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** The runs that a command is about. */
final class RunSelection {
    @Parameters(
            paramLabel = "RUN",
            arity = "0..*",
            description = "A run's id, the first letters of one, or 'latest' (the default).")
    private List<String> runs = List.of();

    @Mixin
    private StoreOption store;

    List<RunSummary> read(Home home) throws StoreException, UsageException {
        try (ResultsStore results = open(home)) {
            return read(home, results);
        }
    }

    ResultsStore open(Home home) throws StoreException {
        return store.open(home);
    }

    /** @param results as {@link #open} gave it */
    List<RunSummary> read(Home home, ResultsStore results) throws StoreException, UsageException {
        List<RunSummary> summaries = new ArrayList<>();
        for (String run : runs.isEmpty() ? List.of("latest") : runs) {
            summaries.add(results.run(run)
                    .orElseThrow(() -> new UsageException(
                            "no such run",
                            run,
                            "the database " + store.file(home) + " does not hold it",
                            "'assay runs' lists what it holds; --db chooses another database")));
        }
        return summaries;
    }

    java.nio.file.Path database(Home home) {
        return store.file(home);
    }
}
