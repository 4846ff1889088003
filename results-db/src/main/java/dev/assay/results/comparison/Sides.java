package dev.assay.results.comparison;

import dev.assay.collectors.bundle.Cell;
import dev.assay.results.store.Measurement;
import dev.assay.results.store.TrialPlace;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The trials of both sides. A trial that both selectors fit is the candidate's alone: a base that holds the candidate, such
 * as "the last week" against "the latest", would be drawn towards it.
 *
 * @param leftOut how many trials the base lost so
 */
record Sides(SideTrials base, SideTrials candidate, int leftOut) {

    static Sides of(Question question, Evidence evidence) throws SideException {
        Set<String> baseCells = fitting(question.base(), evidence);
        Set<String> candidateCells = fitting(question.candidate(), evidence);
        SideTrials base = new SideTrials();
        SideTrials candidate = new SideTrials();
        Set<TrialPlace> leftOut = new HashSet<>();
        for (Measurement m : evidence.measurements()) {
            boolean ofCandidate = evidence.candidateRuns().contains(m.run()) && candidateCells.contains(m.cell());
            boolean ofBase = evidence.baseRuns().contains(m.run()) && baseCells.contains(m.cell());
            if (ofCandidate) {
                candidate.add(evidence.cells().get(m.cell()), m);
            } else if (ofBase) {
                base.add(evidence.cells().get(m.cell()), m);
            }
            if (ofCandidate && ofBase) {
                leftOut.add(new TrialPlace(m.run(), m.order()));
            }
        }
        if (candidate.isEmpty()) {
            throw SideException.nothingFits("candidate", question.candidate(), evidence.database());
        }
        if (base.isEmpty()) {
            throw leftOut.isEmpty()
                    ? SideException.nothingFits("base", question.base(), evidence.database())
                    : SideException.sameTrials(question.base());
        }
        return new Sides(base, candidate, leftOut.size());
    }

    private static Set<String> fitting(Selector selector, Evidence evidence) {
        return evidence.cells().values().stream()
                .filter(selector::fits)
                .map(Cell::id)
                .collect(Collectors.toSet());
    }
}
