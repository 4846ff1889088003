package dev.assay.results.comparison;

import dev.assay.collectors.bundle.Cell;
import dev.assay.collectors.metric.Metric;
import dev.assay.results.store.Circumstances;
import dev.assay.results.store.ComparedTrials;
import dev.assay.results.store.ReasonCount;
import dev.assay.results.store.ResultsStore;
import dev.assay.results.store.RunFacts;
import dev.assay.results.store.StoreException;
import dev.assay.results.store.TrialPlace;
import dev.assay.results.store.VerdictCount;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Comparisons of what a database holds: a fixed number of queries, however many trials there are. */
public final class StoredComparison {
    private final ResultsStore store;
    private final Path database;

    /** @param database the store's file, for messages */
    public StoredComparison(ResultsStore store, Path database) {
        this.store = store;
        this.database = database;
    }

    /**
     * @param now where a span such as {@code since=7d} ends
     * @throws SideException when there is nothing to compare
     * @throws StoreException when the database fails, or the start of a run's id fits several runs
     */
    public Comparison of(Question question, Instant now) throws SideException, StoreException {
        return Comparisons.of(question, evidence(question, now), archive());
    }

    private Evidence evidence(Question question, Instant now) throws SideException, StoreException {
        List<RunFacts> all = store.runFacts();
        Set<String> base = runs("base", question.base(), all, now);
        Set<String> candidate = runs("candidate", question.candidate(), all, now);
        Set<String> both = Stream.concat(base.stream(), candidate.stream()).collect(Collectors.toSet());
        ComparedTrials trials = both.size() == all.size()
                ? store.compared(question.metrics())
                : store.compared(both, question.metrics());
        Map<String, RunFacts> runs = new LinkedHashMap<>();
        all.forEach(run -> runs.put(run.id(), run));
        Map<String, Cell> cells = trials.cells().stream().collect(Collectors.toMap(Cell::id, Function.identity()));
        return new Evidence(cells, runs, base, candidate, trials.columns(), trials.tried(), database.toString());
    }

    private Set<String> runs(String side, Selector selector, List<RunFacts> all, Instant now)
            throws SideException, StoreException {
        Set<String> named = new HashSet<>();
        for (String name : selector.runs()) {
            Optional<String> run = store.runId(name);
            named.add(run.orElseThrow(() -> SideException.noRun(side, selector, name, database.toString())));
        }
        return all.stream()
                .filter(run -> named.isEmpty() || named.contains(run.id()))
                .filter(run -> selector.fits(run.suite(), run.started(), now))
                .map(RunFacts::id)
                .collect(Collectors.toSet());
    }

    private Archive archive() {
        return new Archive() {
            @Override
            public List<Circumstances> circumstances(Collection<TrialPlace> places) throws StoreException {
                return store.circumstances(places);
            }

            @Override
            public List<VerdictCount> verdicts(Collection<String> runs) throws StoreException {
                return store.verdicts(runs);
            }

            @Override
            public List<ReasonCount> reasons(Collection<String> runs, Set<Metric> metrics) throws StoreException {
                return store.reasons(runs, metrics);
            }
        };
    }
}
