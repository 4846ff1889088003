package dev.assay.results.comparison;

import dev.assay.collectors.bundle.Cell;
import dev.assay.collectors.bundle.Workload;
import dev.assay.collectors.condition.Charger;
import dev.assay.collectors.metric.Metric;
import dev.assay.results.pairing.Code;
import dev.assay.results.pairing.ListedFacts;
import dev.assay.results.pairing.Measurement;
import dev.assay.results.statistics.Margin;
import dev.assay.results.store.Circumstances;
import dev.assay.results.store.ReasonCount;
import dev.assay.results.store.RunFacts;
import dev.assay.results.store.StoreException;
import dev.assay.results.store.TrialPlace;
import dev.assay.results.store.Tried;
import dev.assay.results.store.VerdictCount;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;

/** Trials in memory, as a store would tell of them; made up. */
final class Trials implements Archive {
    static final String DECODE = "runner's events: (n - 1) / (token n-1 - token 0)";
    static final Instant START = Instant.parse("2026-11-23T08:00:00Z");

    private final Map<String, Cell> cells = new LinkedHashMap<>();
    private final Map<String, RunFacts> runs = new LinkedHashMap<>();
    private final List<Measurement> measurements = new ArrayList<>();
    private final List<VerdictCount> verdicts = new ArrayList<>();
    private final List<ReasonCount> reasons = new ArrayList<>();
    private final Set<Tried> tried = new LinkedHashSet<>();
    private final Map<String, Map<String, String>> facts = new HashMap<>();

    /** A cell with everything as usual but its id and what the change makes of it. */
    static Cell cell(String id, UnaryOperator<Cell> change) {
        return change.apply(new Cell(
                id,
                new Cell.Device("board-1", "linux", "linux-aarch64", "Made-up Board"),
                new Cell.Runtime("llama.cpp", "b1", "runner-llama"),
                new Cell.Model("smol", "Q4_0", "gguf", Cell.Weights.REAL, "CC0-1.0", "f".repeat(64), 76_000_000L),
                new Workload.Generate("p8-g4", 8, 4, 1, 1, Workload.Sampling.GREEDY),
                2));
    }

    static Cell cell(String id) {
        return cell(id, UnaryOperator.identity());
    }

    static UnaryOperator<Cell> device(String id) {
        return c -> new Cell(
                c.id(),
                new Cell.Device(id, "linux", "linux-aarch64", "Made-up Board"),
                c.runtime(),
                c.model(),
                c.workload(),
                c.threads());
    }

    static UnaryOperator<Cell> runtime(String name, String version, String runner) {
        return c -> new Cell(
                c.id(), c.device(), new Cell.Runtime(name, version, runner), c.model(), c.workload(), c.threads());
    }

    static UnaryOperator<Cell> quant(String quant) {
        return c -> new Cell(
                c.id(),
                c.device(),
                c.runtime(),
                new Cell.Model(c.model().name(), quant, "gguf", Cell.Weights.REAL, "CC0-1.0", quant, 1L),
                c.workload(),
                c.threads());
    }

    static UnaryOperator<Cell> workload(Workload workload) {
        return c -> new Cell(c.id(), c.device(), c.runtime(), c.model(), workload, c.threads());
    }

    Trials run(String id, String suite, int daysLater) {
        runs.put(id, new RunFacts(id, suite, suite + "-hash", START.plusSeconds(86_400L * daysLater), "0.1.0"));
        return this;
    }

    Trials facts(String run, Map<String, String> ofRun) {
        facts.put(run, ofRun);
        return this;
    }

    Trials ended(String run, Cell cell, String verdict, String failure, int count) {
        known(run, cell);
        verdicts.add(new VerdictCount(cell.id(), run, verdict, failure, count));
        return this;
    }

    /** Valid trials that have not got a metric. */
    Trials lacking(String run, Cell cell, Metric metric, String reason, int count) {
        known(run, cell);
        verdicts.add(new VerdictCount(cell.id(), run, "valid", null, count));
        reasons.add(new ReasonCount(cell.id(), run, metric, reason, count));
        return this;
    }

    /** One trial a block, in order. */
    Trials decode(String run, Cell cell, double... values) {
        return with(run, cell, Metric.DECODE_TPS, DECODE, false, Charger.UNKNOWN, values);
    }

    Trials with(
            String run, Cell cell, Metric metric, String method, boolean simulated, Charger charger, double... values) {
        known(run, cell);
        for (int block = 0; block < values.length; block++) {
            measurements.add(new Measurement(
                    cell.id(),
                    run,
                    block,
                    1000 * cells.size() + block,
                    START,
                    metric,
                    values[block],
                    method,
                    simulated,
                    charger));
        }
        return this;
    }

    Comparison compare(String base, String candidate, Code... despite) throws Exception {
        return compare(base, candidate, Set.of(Metric.values()), despite);
    }

    Comparison compare(String base, String candidate, Set<Metric> metrics, Code... despite) throws Exception {
        return answer(new Question(
                Selector.parse(base), Selector.parse(candidate), metrics, Margin.DEFAULT, Set.of(despite)));
    }

    /** Of metrics that were asked for by name. */
    Comparison compareNamed(String base, String candidate, Metric... metrics) throws Exception {
        Set<Metric> named = Set.of(metrics);
        return answer(
                new Question(Selector.parse(base), Selector.parse(candidate), named, named, Margin.DEFAULT, Set.of()));
    }

    private Comparison answer(Question question) throws Exception {
        measurements.sort(Comparator.comparing(Measurement::metric)
                .thenComparing(Measurement::run)
                .thenComparingInt(Measurement::order));
        return Comparisons.of(
                question,
                new Evidence(
                        cells,
                        runs,
                        runs(question.base()),
                        runs(question.candidate()),
                        List.copyOf(ListedFacts.columns(measurements).values()),
                        List.copyOf(tried),
                        "results.db"),
                this);
    }

    @Override
    public List<Circumstances> circumstances(Collection<TrialPlace> places) throws StoreException {
        return places.stream()
                .map(place -> new Circumstances(place, facts.getOrDefault(place.run(), Map.of()), Map.of()))
                .toList();
    }

    @Override
    public List<VerdictCount> verdicts(Collection<String> ofRuns) throws StoreException {
        return verdicts.stream().filter(count -> ofRuns.contains(count.run())).toList();
    }

    @Override
    public List<ReasonCount> reasons(Collection<String> ofRuns, Set<Metric> metrics) throws StoreException {
        return reasons.stream()
                .filter(count -> ofRuns.contains(count.run()) && metrics.contains(count.metric()))
                .toList();
    }

    private void known(String run, Cell cell) {
        tried.add(new Tried(run, cell.id()));
        cells.putIfAbsent(cell.id(), cell);
        runs.computeIfAbsent(run, id -> new RunFacts(id, "suite", "hash", START, "0.1.0"));
    }

    private Set<String> runs(Selector selector) {
        return Set.copyOf(runs.values().stream()
                .filter(run -> selector.runs().isEmpty() || selector.runs().contains(run.id()))
                .filter(run -> selector.fits(run.suite(), run.started(), START.plusSeconds(864_000)))
                .map(RunFacts::id)
                .toList());
    }
}
