package dev.assay.results.comparison;

import dev.assay.collectors.bundle.Cell;
import dev.assay.collectors.metric.Metric;
import dev.assay.results.pairing.Code;
import dev.assay.results.pairing.MetricColumn;
import dev.assay.results.pairing.Objections;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** All that came of two cells; knows nothing of other cells, so that they can be worked on side by side. */
record PairResult(List<Held> held, List<Uncomparable> uncomparable, List<Unmatched> unmatched) {

    static PairResult of(
            Matching.Pair cells,
            SideTrials base,
            SideTrials candidate,
            List<Metric> metrics,
            Set<Dimension> open,
            Set<Code> despite) {
        PairResult result = new PairResult(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
        List<Objections.Objection> ofCells = new ArrayList<>(Objections.ofDevices(cells.base(), cells.candidate()));
        if (!open.contains(Dimension.WORKLOAD)) {
            ofCells.addAll(Objections.ofWorkloads(cells.base(), cells.candidate()));
        }
        List<Objections.Objection> standing = ofCells.stream()
                .filter(objection -> !despite.contains(objection.code()))
                .toList();
        if (!standing.isEmpty()) {
            standing.forEach(o -> result.refuse(cells.base(), Optional.empty(), o.code(), o.why()));
            return result;
        }
        SideTrials.OfCell ofBase = base.of(cells.base());
        SideTrials.OfCell ofCandidate = candidate.of(cells.candidate());
        for (Metric metric : metrics) {
            result.hold(cells, metric, ofBase.of(metric), ofCandidate.of(metric), ofCells, despite);
        }
        return result;
    }

    private void hold(
            Matching.Pair cells,
            Metric metric,
            MetricColumn base,
            MetricColumn candidate,
            List<Objections.Objection> ofCells,
            Set<Code> despite) {
        if (base == null && candidate == null) {
            return; // Neither tells of it where it was asked for by name
        }
        if (base == null || candidate == null) {
            Unmatched.Has has = base == null ? Unmatched.Has.CANDIDATE : Unmatched.Has.BASE;
            unmatched.add(new Unmatched(
                    has == Unmatched.Has.BASE ? cells.base() : cells.candidate(),
                    Optional.of(metric),
                    has,
                    "no valid trial of the " + has.other().label() + " has it"));
            return;
        }
        List<Objections.Objection> objections =
                Objections.ofMetric(metric, cells.base(), base, cells.candidate(), candidate);
        List<Objections.Objection> standing = objections.stream()
                .filter(objection -> !despite.contains(objection.code()))
                .toList();
        if (standing.isEmpty()) {
            standing = Objections.ofValues(base, candidate);
        }
        if (!standing.isEmpty()) {
            standing.forEach(o -> refuse(cells.base(), Optional.of(metric), o.code(), o.why()));
        } else {
            Set<Code> overruled = Stream.concat(ofCells.stream(), objections.stream())
                    .map(Objections.Objection::code)
                    .collect(Collectors.toUnmodifiableSet());
            held.add(Held.of(cells, metric, base, candidate, overruled));
        }
    }

    private void refuse(Cell cell, Optional<Metric> metric, Code code, String why) {
        uncomparable.add(new Uncomparable(cell, metric, code, why));
    }
}
