package dev.assay.harness.cli;

import dev.assay.harness.home.Home;
import dev.assay.results.store.ResultsStore;
import dev.assay.results.store.StoreException;
import dev.assay.results.summary.RunSummary;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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

    /**
     * Each run once, however often and by whichever of its names it was asked for.
     *
     * @param results as {@link #open} gave it
     */
    List<RunSummary> read(Home home, ResultsStore results) throws StoreException, UsageException {
        Map<String, RunSummary> summaries = new LinkedHashMap<>();
        for (String run : runs.isEmpty() ? List.of("latest") : runs) {
            RunSummary summary = results.run(run)
                    .orElseThrow(() -> new UsageException(
                            "no such run",
                            run,
                            "the database " + store.file(home) + " does not hold it",
                            "'assay runs' lists what it holds; --db chooses another database"));
            summaries.putIfAbsent(summary.run().id(), summary);
        }
        return List.copyOf(summaries.values());
    }

    java.nio.file.Path database(Home home) {
        return store.file(home);
    }
}
