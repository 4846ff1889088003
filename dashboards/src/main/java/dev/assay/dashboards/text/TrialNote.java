package dev.assay.dashboards.text;

import dev.assay.collectors.bundle.Cell;
import dev.assay.collectors.verdict.Reason;
import dev.assay.collectors.verdict.Verdict;
import dev.assay.results.summary.Digits;
import dev.assay.results.summary.Display;
import dev.assay.results.summary.Outlier;
import dev.assay.results.summary.RunSummary;
import dev.assay.results.summary.TrialRow;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A trial that does not count, and why; or one that counts and stands apart.
 *
 * @param code the failure, or the codes of the reasons to doubt it
 * @param detail may be empty
 */
public record TrialNote(String trial, Cell cell, String code, String detail) {

    public static List<TrialNote> failed(RunSummary run) {
        return run.trials().stream()
                .flatMap(row -> row.verdict() instanceof Verdict.Failed f
                        ? Stream.of(note(row, f.failure().name(), f.detail() == null ? "" : f.detail()))
                        : Stream.empty())
                .toList();
    }

    public static List<TrialNote> suspect(RunSummary run) {
        return run.trials().stream()
                .flatMap(row -> row.verdict() instanceof Verdict.Suspect(List<Reason> reasons)
                        ? Stream.of(note(row, codes(reasons), details(reasons)))
                        : Stream.empty())
                .toList();
    }

    /** Valid trials that stand apart; they count all the same. */
    public static List<TrialNote> outliers(RunSummary run) {
        return run.cells().stream()
                .flatMap(cell -> cell.outliers().stream()
                        .map(outlier -> new TrialNote(
                                outlier.trial(), cell.cell(), Reason.Code.OUTLIER.name(), words(outlier))))
                .toList();
    }

    private static String words(Outlier outlier) {
        String value = Display.of(
                        Digits.round(outlier.value()), outlier.metric().unit())
                .text();
        return outlier.metric().key() + " " + value + ", modified z-score "
                + Digits.round(outlier.score()).toPlainString() + " (limit "
                + Digits.round(outlier.limit()).toPlainString() + ")";
    }

    private static TrialNote note(TrialRow row, String code, String detail) {
        return new TrialNote(row.document().trial().id(), row.document().cell(), code, detail);
    }

    private static String codes(List<Reason> reasons) {
        return reasons.stream().map(r -> r.code().name()).distinct().collect(Collectors.joining(", "));
    }

    private static String details(List<Reason> reasons) {
        return reasons.stream().map(Reason::detail).collect(Collectors.joining("; "));
    }
}
