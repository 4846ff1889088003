package dev.assay.results.comparison;

import dev.assay.collectors.bundle.Cell;
import dev.assay.results.pairing.MetricColumn;
import dev.assay.results.pairing.TrialFacts;
import dev.assay.results.store.Tried;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * The trials of both sides. A trial that both selectors fit is the candidate's alone: a base that holds the candidate, such
 * as "the last week" against "the latest", would be drawn towards it.
 *
 * @param leftOut how many trials the base lost so
 */
record Sides(SideTrials base, SideTrials candidate, int leftOut) {

    /** What the selectors say of a cell. */
    private record Fit(Cell cell, boolean base, boolean candidate) {}

    /** @throws SideException when a side has no trial of its own, valid or not, or no trial of either could have a metric */
    static Sides of(Question question, Evidence evidence) throws SideException {
        Map<String, Fit> fits = new HashMap<>();
        evidence.cells()
                .forEach((id, cell) -> fits.put(
                        id,
                        new Fit(
                                cell,
                                question.base().fits(cell),
                                question.candidate().fits(cell))));
        SideTrials base = new SideTrials();
        SideTrials candidate = new SideTrials();
        SideTrials shared = new SideTrials();
        for (Tried tried : evidence.tried()) {
            Fit fit = fits.get(tried.cell());
            boolean ofBase = evidence.baseRuns().contains(tried.run()) && fit.base();
            if (evidence.candidateRuns().contains(tried.run()) && fit.candidate()) {
                candidate.tried(fit.cell(), tried.run());
                if (ofBase) {
                    shared.tried(fit.cell(), tried.run());
                }
            } else if (ofBase) {
                base.tried(fit.cell(), tried.run());
            }
        }
        Fit[] fitOf = evidence.measurements().isEmpty()
                ? new Fit[0]
                : fits(evidence, fits, evidence.measurements().getFirst().facts());
        List<MetricColumn> columns = evidence.measurements();
        Stream.<Runnable>of(
                        () -> add(columns, fitOf, fit -> fit.base() && !fit.candidate(), base),
                        () -> add(columns, fitOf, Fit::candidate, candidate),
                        () -> {
                            if (!shared.isEmpty()) {
                                add(columns, fitOf, fit -> fit.base() && fit.candidate(), shared);
                            }
                        })
                .parallel()
                .forEach(Runnable::run);
        if (candidate.isEmpty()) {
            throw SideException.nothingFits("candidate", question.candidate(), evidence.database());
        }
        if (base.isEmpty()) {
            throw shared.isEmpty()
                    ? SideException.nothingFits("base", question.base(), evidence.database())
                    : SideException.sameTrials(question.base());
        }
        if (!base.couldHave(question.metrics()) && !candidate.couldHave(question.metrics())) {
            throw SideException.noneCouldHave(question.candidate(), evidence.database());
        }
        return new Sides(base, candidate, shared.trialCount());
    }

    private static void add(List<MetricColumn> columns, Fit[] fitOf, Predicate<Fit> fits, SideTrials side) {
        for (MetricColumn column : columns) {
            for (int i = 0; i < column.size(); i++) {
                Fit fit = fitOf[column.trial(i)];
                if (fits.test(fit)) {
                    side.add(fit.cell(), column, i);
                }
            }
        }
    }

    /** What the selectors say of each trial: of its cell and of its run. */
    private static Fit[] fits(Evidence evidence, Map<String, Fit> ofCell, TrialFacts facts) {
        Fit[] fits = new Fit[facts.count()];
        String run = null;
        boolean runOfBase = false;
        boolean runOfCandidate = false;
        for (int trial = 0; trial < fits.length; trial++) {
            if (!facts.run(trial).equals(run)) {
                run = facts.run(trial);
                runOfBase = evidence.baseRuns().contains(run);
                runOfCandidate = evidence.candidateRuns().contains(run);
            }
            Fit fit = ofCell.get(facts.cell(trial));
            fits[trial] = runOfBase && runOfCandidate
                    ? fit
                    : new Fit(fit.cell(), runOfBase && fit.base(), runOfCandidate && fit.candidate());
        }
        return fits;
    }
}
