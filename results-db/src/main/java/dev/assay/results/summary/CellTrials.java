package dev.assay.results.summary;

import dev.assay.collectors.bundle.Cell;
import dev.assay.collectors.metric.Metric;
import dev.assay.collectors.verdict.Failure;
import dev.assay.collectors.verdict.Reason;
import dev.assay.collectors.verdict.Verdict;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The trials of one cell in one run.
 *
 * @param cell as a valid trial has it where there is one: a failed fetch leaves the model's hash out
 * @param all in the order of the plan
 */
record CellTrials(Cell cell, List<TrialRow> all) {

    static CellTrials of(List<TrialRow> all) {
        Cell cell = all.stream()
                .filter(CellTrials::isValid)
                .findFirst()
                .orElse(all.getFirst())
                .document()
                .cell();
        return new CellTrials(cell, List.copyOf(all));
    }

    List<TrialRow> valid() {
        return all.stream().filter(CellTrials::isValid).toList();
    }

    /** Of a trial that was measured again the last attempt, if that one is valid. */
    List<TrialRow> validLast() {
        Map<Integer, TrialRow> last = new LinkedHashMap<>();
        all.forEach(row -> last.put(row.document().trial().order(), row));
        return last.values().stream().filter(CellTrials::isValid).toList();
    }

    boolean simulated() {
        return all.stream()
                .map(row -> row.document().sensing())
                .anyMatch(sensing -> sensing != null && sensing.simulated() != null);
    }

    CellSummary.Trials counts() {
        return new CellSummary.Trials(
                valid().size(),
                verdicts(Verdict.Suspect.class).size(),
                verdicts(Verdict.Failed.class).size());
    }

    /** The metrics of the table's row: what the trials speak of, or what the workload could have yielded. */
    Set<Metric> metrics() {
        Set<Metric> spokenOf = all.stream()
                .flatMap(row -> row.values().keySet().stream())
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(Metric.class)));
        return spokenOf.isEmpty() ? WorkloadMetrics.of(cell.workload()) : spokenOf;
    }

    /** Such as "no valid trial: 3 failed (CRASHED), 2 suspect (CPU_STEAL)". */
    String whyNoneIsValid() {
        List<String> groups = new ArrayList<>();
        List<Verdict.Failed> failed = verdicts(Verdict.Failed.class);
        List<Verdict.Suspect> suspect = verdicts(Verdict.Suspect.class);
        Set<Failure> failures = failed.stream()
                .map(Verdict.Failed::failure)
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(Failure.class)));
        Set<Reason.Code> doubts = suspect.stream()
                .flatMap(s -> s.reasons().stream())
                .map(Reason::code)
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(Reason.Code.class)));
        group(groups, failed.size(), "failed", failures);
        group(groups, suspect.size(), "suspect", doubts);
        return "no valid trial: " + String.join(", ", groups);
    }

    private static void group(List<String> groups, int count, String word, Collection<?> codes) {
        if (count > 0) {
            groups.add(count + " " + word + " ("
                    + codes.stream().map(Object::toString).collect(Collectors.joining(", ")) + ")");
        }
    }

    private <V extends Verdict> List<V> verdicts(Class<V> type) {
        return all.stream()
                .map(TrialRow::verdict)
                .filter(type::isInstance)
                .map(type::cast)
                .toList();
    }

    private static boolean isValid(TrialRow row) {
        return row.verdict() instanceof Verdict.Valid;
    }
}
