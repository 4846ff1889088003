package dev.assay.results.comparison;

import dev.assay.collectors.bundle.Cell;
import dev.assay.collectors.metric.Metric;
import dev.assay.results.store.ReasonCount;
import dev.assay.results.store.StoreException;
import dev.assay.results.summary.WorkloadMetrics;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What neither side has: cells of which no trial is valid, and metrics that were asked for by name and make sense for the
 * cell's workload. What the base alone has is missing as a whole and not told again metric by metric.
 */
final class Neither {
    private static final int REASONS_TOLD = 3;

    private final Question question;
    private final Sides sides;
    private final Endings ofBase;
    private final Endings ofCandidate;

    private record Lacking(CellGroups.Group cells, Metric metric) {}

    private Neither(Question question, Sides sides, Endings ofBase, Endings ofCandidate) {
        this.question = question;
        this.sides = sides;
        this.ofBase = ofBase;
        this.ofCandidate = ofCandidate;
    }

    /** By cell, then metric. */
    static List<Unmeasured> of(
            Question question, Sides sides, Set<Dimension> open, Endings ofBase, Endings ofCandidate, Archive archive)
            throws StoreException {
        Neither neither = new Neither(question, sides, ofBase, ofCandidate);
        List<Unmeasured> unmeasured = new ArrayList<>();
        List<Lacking> lacking = new ArrayList<>();
        for (CellGroups.Group group : CellGroups.of(sides, open, question.metrics())) {
            if (neither.isTriedInVain(group)) {
                unmeasured.add(new Unmeasured(group.cell(), Optional.empty(), neither.howTrialsEnded(group.cell())));
            } else if (group.base().isEmpty() || !group.candidate().isEmpty()) {
                neither.lacking(group).forEach(metric -> lacking.add(new Lacking(group, metric)));
            }
        }
        unmeasured.addAll(neither.told(lacking, archive));
        unmeasured.sort(Comparator.comparing(Unmeasured::cell, Dimension.ORDER)
                .thenComparing(u -> u.metric().map(Metric::ordinal).orElse(-1)));
        return unmeasured;
    }

    private boolean isTriedInVain(CellGroups.Group group) {
        Cell cell = group.cell();
        return group.base().isEmpty()
                && group.candidate().isEmpty()
                && !ofBase.hasValid(cell)
                && !ofCandidate.hasValid(cell);
    }

    private String howTrialsEnded(Cell cell) {
        return "neither side has a valid trial of it: base "
                + ofBase.otherwise(cell).orElse("none at all") + "; candidate "
                + ofCandidate.otherwise(cell).orElse("none at all");
    }

    private Set<Metric> lacking(CellGroups.Group group) {
        Set<Metric> lacking = EnumSet.noneOf(Metric.class);
        lacking.addAll(question.named());
        lacking.retainAll(WorkloadMetrics.of(group.cell().workload()));
        group.base()
                .forEach(
                        cell -> lacking.removeAll(sides.base().of(cell).values().keySet()));
        group.candidate()
                .forEach(cell ->
                        lacking.removeAll(sides.candidate().of(cell).values().keySet()));
        return lacking;
    }

    private List<Unmeasured> told(List<Lacking> lacking, Archive archive) throws StoreException {
        if (lacking.isEmpty()) {
            return List.of();
        }
        Set<String> runs = Stream.concat(sides.base().triedRuns().stream(), sides.candidate().triedRuns().stream())
                .collect(Collectors.toSet());
        Set<Metric> metrics = lacking.stream().map(Lacking::metric).collect(Collectors.toSet());
        List<ReasonCount> reasons = archive.reasons(runs, metrics).stream()
                .filter(r -> sides.base().tried(r.cell(), r.run()).isPresent()
                        || sides.candidate().tried(r.cell(), r.run()).isPresent())
                .toList();
        return lacking.stream()
                .map(l -> new Unmeasured(l.cells().cell(), Optional.of(l.metric()), why(l, reasons)))
                .toList();
    }

    /** Reasons with numbers in them differ from trial to trial: some of them tell what kind they are. */
    private static String why(Lacking lacking, List<ReasonCount> reasons) {
        Set<String> cells = lacking.cells().all().stream().map(Cell::id).collect(Collectors.toSet());
        List<String> said = reasons.stream()
                .filter(r -> r.metric() == lacking.metric() && cells.contains(r.cell()))
                .map(ReasonCount::reason)
                .distinct()
                .sorted()
                .toList();
        int others = said.size() - REASONS_TOLD;
        String all = said.stream().limit(REASONS_TOLD).collect(Collectors.joining("; "));
        return "neither side has it"
                + (said.isEmpty() ? ", and no trial says why" : ": " + all)
                + (others <= 0 ? "" : "; and " + others + (others == 1 ? " other reason" : " other reasons"));
    }
}
