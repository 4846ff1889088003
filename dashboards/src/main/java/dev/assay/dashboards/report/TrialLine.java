package dev.assay.dashboards.report;

import dev.assay.collectors.bundle.Cell;
import dev.assay.collectors.bundle.TrialDocument;
import dev.assay.collectors.verdict.Verdict;
import dev.assay.dashboards.text.Columns;
import dev.assay.results.summary.Digits;
import dev.assay.results.summary.TrialRow;
import java.util.List;
import java.util.Locale;

/** One trial in the list of all. */
record TrialLine(String id, String cell, String block, String attempt, String gate, String verdict, String bundle) {

    static TrialLine of(TrialRow row, List<Cell> cells) {
        TrialDocument document = row.document();
        return new TrialLine(
                document.trial().id(),
                Columns.label(document.cell(), cells),
                Integer.toString(document.trial().block()),
                Integer.toString(document.trial().attempt()),
                gate(document.gate()),
                verdict(row.verdict()),
                row.bundleSha256().substring(0, Math.min(12, row.bundleSha256().length())));
    }

    private static String gate(TrialDocument.Gate gate) {
        if (gate == null) {
            return "not reached";
        }
        return gate.result().name().toLowerCase(Locale.ROOT) + ", "
                + Digits.round(gate.waitedS()).toPlainString() + " s";
    }

    private static String verdict(Verdict verdict) {
        return switch (verdict) {
            case Verdict.Valid valid -> "valid";
            case Verdict.Suspect suspect -> "suspect";
            case Verdict.Failed failed -> "failed";
        };
    }
}
