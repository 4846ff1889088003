package dev.assay.results.trend;

import dev.assay.collectors.bundle.Cell;
import dev.assay.collectors.metric.Metric;
import dev.assay.results.comparison.Selector;
import dev.assay.results.pairing.Measurement;
import dev.assay.results.store.Circumstances;
import dev.assay.results.store.ResultsStore;
import dev.assay.results.store.RunFacts;
import dev.assay.results.store.StoreException;
import dev.assay.results.store.TrialPlace;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Histories out of a database: a fixed number of queries, however many runs there are. */
public final class StoredTrend {
    /** The runs of a selector, by id, with the cells that it lets in. */
    private record Let(Selector selector, Set<String> runs) {}

    private final ResultsStore store;
    private final Path database;

    /** @param database the store's file, for messages */
    public StoredTrend(ResultsStore store, Path database) {
        this.store = store;
        this.database = database;
    }

    /**
     * @param selectors a trial counts when any of them fits it; none: all count
     * @param now where a span such as {@code since=7d} ends
     * @throws TrendException when no trial fits
     * @throws StoreException when the database fails, or the start of a run's id fits several runs
     */
    public Trend of(List<Selector> selectors, Set<Metric> metrics, Instant now) throws TrendException, StoreException {
        List<RunFacts> all = store.runFacts();
        List<Let> let = let(selectors, all, now);
        Map<String, Cell> cells = store.cells().stream().collect(Collectors.toMap(Cell::id, Function.identity()));
        List<Measurement> measurements = store.measurements(metrics).stream()
                .filter(measurement -> let.isEmpty()
                        || let.stream()
                                .anyMatch(l -> l.runs().contains(measurement.run())
                                        && l.selector().fits(cells.get(measurement.cell()))))
                .toList();
        if (measurements.isEmpty()) {
            throw TrendException.nothingFits(selectors, database.toString());
        }
        List<History> histories = Trends.histories(
                measurements, cells, all.stream().collect(Collectors.toMap(RunFacts::id, Function.identity())));
        Map<TrialPlace, Circumstances> circumstances = store.circumstances(Trends.places(histories)).stream()
                .collect(Collectors.toMap(Circumstances::place, Function.identity()));
        return new Trend(
                selectors,
                metrics.stream().sorted().toList(),
                histories.parallelStream()
                        .map(history -> Trends.series(history, circumstances))
                        .toList());
    }

    private List<Let> let(List<Selector> selectors, List<RunFacts> all, Instant now)
            throws TrendException, StoreException {
        List<Let> let = new ArrayList<>();
        for (Selector selector : selectors) {
            Set<String> named = new HashSet<>();
            for (String run : selector.runs()) {
                named.add(store.runId(run).orElseThrow(() -> TrendException.noRun(selector, run, database.toString())));
            }
            let.add(new Let(
                    selector,
                    all.stream()
                            .filter(run -> named.isEmpty() || named.contains(run.id()))
                            .filter(run -> selector.fits(run.suite(), run.started(), now))
                            .map(RunFacts::id)
                            .collect(Collectors.toSet())));
        }
        return let;
    }
}
