package dev.assay.harness.gate;

import dev.assay.collectors.bundle.Cell;
import dev.assay.collectors.metric.Metric;
import dev.assay.collectors.metric.Metric.Better;
import dev.assay.results.comparison.Comparison;
import dev.assay.results.comparison.OutcomeWords;
import dev.assay.results.comparison.Row;
import dev.assay.results.comparison.Uncomparable;
import dev.assay.results.comparison.Unmatched;
import dev.assay.results.comparison.Unmeasured;
import dev.assay.results.statistics.Outcome;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * A comparison as a policy judges it.
 *
 * @param findings the worst first, otherwise in the order of the comparison
 */
public record Gate(Comparison comparison, Policy policy, List<Finding> findings) {
    public Gate {
        findings = findings.stream()
                .sorted(Comparator.comparing(Finding::action).reversed())
                .toList();
    }

    public static Gate of(Comparison comparison, Policy policy) {
        List<Finding> findings = new ArrayList<>();
        comparison.rows().forEach(row -> findings.add(judged(row, policy.rule(row.base(), row.metric()))));
        uncomparable(comparison).forEach(u -> findings.add(judged(u, policy)));
        comparison.unmatched().forEach(u -> findings.add(judged(u, policy)));
        comparison.unmeasured().forEach(u -> judged(u, policy).ifPresent(findings::add));
        findings.addAll(Idle.of(comparison, policy, findings));
        noBase(comparison, policy).ifPresent(findings::add);
        if (findings.isEmpty()) {
            findings.add(Idle.policy());
        }
        return new Gate(comparison, policy, findings);
    }

    /** Whether nothing closes it. */
    public boolean passed() {
        return count(Action.FAIL) == 0;
    }

    public long count(Action action) {
        return findings.stream().filter(finding -> finding.action() == action).count();
    }

    private static Finding judged(Row row, Policy.Rule rule) {
        String words = OutcomeWords.of(row);
        if (Math.min(row.ofBase().n(), row.ofCandidate().n()) < rule.trials()) {
            String few = "the policy asks for " + rule.trials() + " trials a side, there are "
                    + row.ofBase().n() + " and " + row.ofCandidate().n() + "; " + words;
            return finding(row, Finding.Kind.TOO_FEW_TRIALS, rule.onInconclusive(), few);
        }
        return switch (row.outcome()) {
            case Outcome.Faster _ -> finding(row, Finding.Kind.BETTER, Action.PASS, words);
            case Outcome.Same _ -> finding(row, Finding.Kind.SAME, Action.PASS, words);
            case Outcome.Inconclusive _ -> finding(row, Finding.Kind.INCONCLUSIVE, rule.onInconclusive(), words);
            case Outcome.Slower _ -> {
                String allowed = words + ", allowed "
                        + OutcomeWords.percent(rule.regression().percent());
                yield loss(row).compareTo(BigDecimal.valueOf(rule.regression().percent())) > 0
                        ? finding(row, Finding.Kind.REGRESSION, Action.FAIL, allowed)
                        : finding(row, Finding.Kind.ALLOWED, Action.PASS, allowed);
            }
        };
    }

    /** In percent of the base's figure, exactly that of the rounded ratio. */
    private static BigDecimal loss(Row row) {
        BigDecimal rise = row.ratio().subtract(BigDecimal.ONE).movePointRight(2);
        return row.metric().better() == Better.LOWER ? rise : rise.negate();
    }

    private static Finding finding(Row row, Finding.Kind kind, Action action, String text) {
        return new Finding(
                new Subject.OfCell(row.base(), Optional.of(row.metric())), kind, action, Optional.of(row), text);
    }

    /** All that speaks against one cell and metric is one finding. */
    private static Collection<List<Uncomparable>> uncomparable(Comparison comparison) {
        record Subject(String cell, Optional<Metric> metric) {}
        return comparison.uncomparable().stream()
                .collect(Collectors.groupingBy(
                        u -> new Subject(u.cell().id(), u.metric()), LinkedHashMap::new, Collectors.toList()))
                .values();
    }

    private static Finding judged(List<Uncomparable> reasons, Policy policy) {
        Uncomparable first = reasons.getFirst();
        return new Finding(
                new Subject.OfCell(first.cell(), first.metric()),
                Finding.Kind.UNCOMPARABLE,
                strictest(policy, first.cell(), first.metric(), Policy.Rule::onUncomparable),
                Optional.empty(),
                reasons.stream().map(u -> u.code() + ": " + u.why()).collect(Collectors.joining("; ")));
    }

    private static Finding judged(Unmatched u, Policy policy) {
        boolean missing = u.has() == Unmatched.Has.BASE;
        return new Finding(
                new Subject.OfCell(u.cell(), u.metric()),
                missing ? Finding.Kind.MISSING : Finding.Kind.NEW,
                missing ? strictest(policy, u.cell(), u.metric(), Policy.Rule::onMissing) : Action.PASS,
                Optional.empty(),
                u.why());
    }

    /** Empty where the policy does not ask for the metric in this cell. */
    private static Optional<Finding> judged(Unmeasured u, Policy policy) {
        if (u.metric().isPresent() && !policy.expects(u.cell(), u.metric().get())) {
            return Optional.empty();
        }
        Action action = strictest(policy, u.cell(), u.metric(), Policy.Rule::onMissing);
        // A cell that nobody asked for and that works on neither side is no news; a reader should see it.
        boolean toLookAt = action == Action.FAIL && u.metric().isEmpty() && !policy.expects(u.cell());
        return Optional.of(new Finding(
                new Subject.OfCell(u.cell(), u.metric()),
                Finding.Kind.UNMEASURED,
                toLookAt ? Action.WARN : action,
                Optional.empty(),
                u.why()));
    }

    /** No answer, as with too few trials. */
    private static Optional<Finding> noBase(Comparison comparison, Policy policy) {
        return comparison.base().trials() > 0
                ? Optional.empty()
                : comparison.unmatched().stream()
                        .filter(u -> u.has() == Unmatched.Has.CANDIDATE)
                        .map(u -> strictest(policy, u.cell(), u.metric(), Policy.Rule::onInconclusive))
                        .max(Comparator.naturalOrder())
                        .map(action -> new Finding(
                                new Subject.OfBase(),
                                Finding.Kind.NO_BASE,
                                action,
                                Optional.empty(),
                                "nothing to compare with: no valid trial of the base has one of the metrics"));
    }

    /** What concerns a whole cell concerns each of its metrics. */
    private static Action strictest(
            Policy policy, Cell cell, Optional<Metric> metric, Function<Policy.Rule, Action> action) {
        return metric.map(List::of).orElseGet(() -> List.copyOf(policy.metrics())).stream()
                .map(m -> action.apply(policy.rule(cell, m)))
                .max(Comparator.naturalOrder())
                .orElseThrow();
    }
}
