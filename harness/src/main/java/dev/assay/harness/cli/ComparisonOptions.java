package dev.assay.harness.cli;

import dev.assay.collectors.metric.Metric;
import dev.assay.collectors.problem.AssayException;
import dev.assay.collectors.problem.NearestName;
import dev.assay.harness.home.Home;
import dev.assay.results.comparison.Comparison;
import dev.assay.results.comparison.Question;
import dev.assay.results.comparison.Selector;
import dev.assay.results.comparison.SelectorException;
import dev.assay.results.comparison.StoredComparison;
import dev.assay.results.store.ResultsStore;
import java.time.Instant;
import java.util.Arrays;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** The two sides that a command holds against each other, and the database that has them. */
final class ComparisonOptions {
    @Parameters(
            index = "0",
            paramLabel = "BASE",
            description = {
                "A run's id, the first letters of one, or 'latest'; several joined by +; or terms such as",
                "runtime=llama.cpp@b1234,quant=Q4_0,since=7d."
            })
    private String base;

    @Parameters(index = "1", paramLabel = "CAND", description = "The candidate: as BASE.")
    private String candidate;

    @Mixin
    private StoreOption store;

    Selector base() throws SelectorException {
        return Selector.parse(base);
    }

    Selector candidate() throws SelectorException {
        return Selector.parse(candidate);
    }

    Comparison answer(Question question, Home home) throws AssayException {
        try (ResultsStore results = store.open(home)) {
            return new StoredComparison(results, store.file(home)).of(question, Instant.now());
        }
    }

    static Metric metric(String key) throws UsageException {
        return Metric.byKey(key)
                .orElseThrow(() -> new UsageException(
                        "no such metric",
                        "--metric " + key,
                        "unknown metric '" + key + "'"
                                + NearestName.hint(
                                        key,
                                        Arrays.stream(Metric.values())
                                                .map(Metric::key)
                                                .toList()),
                        "docs/metrics.md explains every metric"));
    }
}
