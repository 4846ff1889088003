package dev.assay.harness.gate;

import dev.assay.collectors.bundle.Cell;
import dev.assay.collectors.metric.Metric;
import dev.assay.results.comparison.Comparison;
import dev.assay.results.summary.WorkloadMetrics;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What a policy asks for and nothing answers: rules that decided of no cell, and metrics that no cell could have. A slip of the
 * pen, or a cell that vanished from both sides, would otherwise pass for good news.
 */
final class Idle {
    private final Policy policy;
    private final List<Cell> cells;
    private final Set<Integer> used = new HashSet<>();
    private final Set<Metric> seen = EnumSet.noneOf(Metric.class);

    private Idle(Comparison comparison, Policy policy, List<Finding> findings) {
        this.policy = policy;
        this.cells = cells(comparison);
        for (Finding finding : findings) {
            if (finding.subject() instanceof Subject.OfCell(Cell cell, Optional<Metric> metric)) {
                metric.map(Set::of).orElseGet(() -> of(cell)).forEach(m -> {
                    seen.add(m);
                    used.add(policy.rule(cell, m).number());
                });
            }
        }
    }

    /** @param findings of all cells */
    static List<Finding> of(Comparison comparison, Policy policy, List<Finding> findings) {
        Idle idle = new Idle(comparison, policy, findings);
        List<Finding> found = new ArrayList<>();
        Set<Metric> unseen = EnumSet.noneOf(Metric.class);
        unseen.addAll(policy.named());
        unseen.removeAll(idle.seen);
        unseen.forEach(metric -> found.add(new Finding(
                new Subject.OfMetric(metric),
                Finding.Kind.JUDGES_NOTHING,
                PolicyDefaults.ON_IDLE,
                Optional.empty(),
                "neither side has a cell whose workload could have it")));
        policy.rules().stream()
                .filter(rule -> !rule.isLast() && !idle.used.contains(rule.number()))
                .filter(rule -> rule.metrics().isEmpty() || !unseen.containsAll(rule.metrics()))
                .map(idle::finding)
                .forEach(found::add);
        return found;
    }

    /** A gate that is open because there was nothing to judge must not look like one that all passed. */
    static Finding policy() {
        return new Finding(
                new Subject.OfPolicy(),
                Finding.Kind.JUDGES_NOTHING,
                PolicyDefaults.ON_IDLE,
                Optional.empty(),
                "nothing was judged: neither side has a headline metric, and the policy names none");
    }

    private Finding finding(Policy.Rule rule) {
        return new Finding(
                new Subject.OfRule(rule), Finding.Kind.JUDGES_NOTHING, rule.onIdle(), Optional.empty(), why(rule));
    }

    private String why(Policy.Rule rule) {
        return rule.cells()
                .filter(selector -> cells.stream().noneMatch(selector::fits))
                .map(selector -> "neither side has a cell that fits " + selector)
                .orElse("no cell that it fits has what it is about, or a rule before it decides");
    }

    private Set<Metric> of(Cell cell) {
        Set<Metric> metrics = EnumSet.copyOf(policy.metrics());
        metrics.retainAll(WorkloadMetrics.of(cell.workload()));
        return metrics;
    }

    private static List<Cell> cells(Comparison comparison) {
        return Stream.of(
                        comparison.rows().stream().map(row -> row.base()),
                        comparison.uncomparable().stream().map(u -> u.cell()),
                        comparison.unmatched().stream().map(u -> u.cell()),
                        comparison.unmeasured().stream().map(u -> u.cell()))
                .flatMap(stream -> stream)
                .toList();
    }
}
