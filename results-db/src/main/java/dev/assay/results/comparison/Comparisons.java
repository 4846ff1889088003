package dev.assay.results.comparison;

import dev.assay.collectors.metric.Metric;
import dev.assay.results.pairing.Nature;
import dev.assay.results.statistics.Allowance;
import dev.assay.results.statistics.BcaBootstrap;
import dev.assay.results.statistics.BenjaminiHochberg;
import dev.assay.results.statistics.Contrast;
import dev.assay.results.statistics.Decision;
import dev.assay.results.statistics.Outcome;
import dev.assay.results.store.StoreException;
import dev.assay.results.store.VerdictCount;
import dev.assay.results.summary.Digits;
import dev.assay.results.summary.Figure;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Holds the cells of two sides against each other. Cells are worked on side by side; the result is the same for any number of
 * threads, because no cell's depends on another's but for the adjustment of p-values, which comes last.
 */
final class Comparisons {
    private final Question question;
    private final Evidence evidence;
    private final Archive archive;
    private final Sides sides;
    private final Set<Dimension> open;
    private final Matching matching;

    private Comparisons(Question question, Evidence evidence, Archive archive) throws SideException {
        this.question = question;
        this.evidence = evidence;
        this.archive = archive;
        this.sides = Sides.of(question, evidence);
        this.open = Dimension.open(question.base(), question.candidate());
        this.matching = Matching.of(sides.base().cells(), sides.candidate().cells(), open);
    }

    /** @throws SideException when there is nothing to compare */
    static Comparison of(Question question, Evidence evidence, Archive archive) throws SideException, StoreException {
        return new Comparisons(question, evidence, archive).result();
    }

    private Comparison result() throws StoreException {
        List<Metric> metrics = question.metrics().stream().sorted().toList();
        List<PairResult> results = SideBySide.of(
                matching.pairs().size(),
                i -> PairResult.of(
                        matching.pairs().get(i), sides.base(), sides.candidate(), metrics, open, question.despite()));
        List<Uncomparable> uncomparable = Stream.concat(
                        results.stream().flatMap(r -> r.uncomparable().stream()),
                        matching.ambiguities().stream().map(Ambiguities::told))
                .sorted(Comparator.comparing(Uncomparable::cell, Dimension.ORDER))
                .toList();
        List<VerdictCount> verdicts = verdicts();
        Endings ofBase = Endings.of(sides.base(), open, verdicts);
        Endings ofCandidate = Endings.of(sides.candidate(), open, verdicts);
        return new Comparison(
                question,
                side(question.base(), sides.base(), sides.leftOut()),
                side(question.candidate(), sides.candidate(), 0),
                metrics,
                rows(results),
                uncomparable,
                unmatched(results, ofBase, ofCandidate),
                Neither.of(question, sides, open, ofBase, ofCandidate, archive));
    }

    private List<Row> rows(List<PairResult> results) throws StoreException {
        List<Held> held = results.stream().flatMap(r -> r.held().stream()).toList();
        List<Held> tested = held.stream().filter(h -> h.contrast().isPresent()).toList();
        double[] adjusted = BenjaminiHochberg.adjusted(
                tested.stream().mapToDouble(h -> h.contrast().get().p()).toArray());
        double[] ofAll = new double[held.size()];
        for (int i = 0, t = 0; i < held.size(); i++) {
            ofAll[i] = held.get(i).contrast().isPresent() ? adjusted[t++] : Double.NaN;
        }
        List<SideTrials.OfCell> cells = results.stream()
                .filter(result -> !result.held().isEmpty())
                .map(result -> result.held().getFirst().cells())
                .flatMap(pair -> Stream.of(
                        sides.base().of(pair.base()), sides.candidate().of(pair.candidate())))
                .toList();
        Differences differences = new Differences(Surroundings.of(cells, evidence.runs(), archive));
        return SideBySide.of(held.size(), i -> row(held.get(i), ofAll[i], differences));
    }

    private Row row(Held held, double adjusted, Differences differences) {
        Optional<Contrast> contrast = held.contrast();
        return new Row(
                held.cells().base(),
                held.cells().candidate(),
                held.metric(),
                held.base(),
                held.candidate(),
                contrast.map(c -> Digits.round(c.ratio())).orElse(null),
                contrast.flatMap(Contrast::ci95)
                        .map(b -> new Figure.Interval(Digits.round(b.low()), Digits.round(b.high())))
                        .orElse(null),
                contrast.map(c -> Digits.round(c.hodgesLehmann())).orElse(null),
                contrast.map(Contrast::allowance).map(Comparisons::allowed).orElse(null),
                contrast.map(Contrast::pairs).orElse(OptionalInt.empty()),
                contrast.map(c -> Digits.round(c.p())).orElse(null),
                contrast.map(_ -> Digits.round(adjusted)).orElse(null),
                contrast.map(Contrast::test).orElse(null),
                contrast.map(c -> Decision.of(
                                c, adjusted, question.margin(), held.metric().better()))
                        .orElseGet(() -> tooFew(held)),
                differences.of(
                        held,
                        sides.base().of(held.cells().base()),
                        sides.candidate().of(held.cells().candidate())),
                new TreeSet<>(held.despite()),
                Nature.of(held.metric()).isSensed() && held.ofBase().simulated() > 0);
    }

    private static Row.Allowed allowed(Allowance allowance) {
        return new Row.Allowed(
                Digits.round(allowance.effectiveShare()), Digits.round(100 * Math.expm1(allowance.drift())));
    }

    private static Outcome tooFew(Held held) {
        return new Outcome.Inconclusive(
                OptionalInt.empty(),
                "an interval takes " + BcaBootstrap.MINIMUM_N + " values of each side, there are "
                        + held.base().n() + " and " + held.candidate().n());
    }

    /** Looked up only where something is lacking. */
    private List<VerdictCount> verdicts() throws StoreException {
        boolean allPaired = matching.onlyBase().isEmpty()
                && matching.onlyCandidate().isEmpty()
                && sides.base().bare(question.metrics()).isEmpty()
                && sides.candidate().bare(question.metrics()).isEmpty();
        return allPaired
                ? List.of()
                : archive.verdicts(
                        Stream.concat(sides.base().triedRuns().stream(), sides.candidate().triedRuns().stream())
                                .collect(Collectors.toSet()));
    }

    private List<Unmatched> unmatched(List<PairResult> results, Endings ofBase, Endings ofCandidate) {
        List<Unmatched> unmatched = new ArrayList<>();
        unmatched.addAll(
                Absences.of(open, ofCandidate, matching.onlyCandidate()).of(matching.onlyBase(), Unmatched.Has.BASE));
        unmatched.addAll(
                Absences.of(open, ofBase, matching.onlyBase()).of(matching.onlyCandidate(), Unmatched.Has.CANDIDATE));
        results.forEach(r -> unmatched.addAll(r.unmatched()));
        unmatched.sort(Comparator.comparing(Unmatched::cell, Dimension.ORDER).thenComparing(Unmatched::has));
        return unmatched;
    }

    private Comparison.Side side(Selector selector, SideTrials trials, int leftOut) {
        Set<String> measured = trials.runs();
        Set<String> runs = measured.isEmpty() ? trials.triedRuns() : measured;
        return new Comparison.Side(
                selector,
                evidence.runs().keySet().stream().filter(runs::contains).collect(Collectors.toList()),
                trials.cellCount(),
                trials.trialCount(),
                leftOut);
    }
}
