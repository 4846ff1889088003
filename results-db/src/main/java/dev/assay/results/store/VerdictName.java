package dev.assay.results.store;

import dev.assay.collectors.verdict.Failure;
import dev.assay.collectors.verdict.Reason;
import dev.assay.collectors.verdict.Verdict;
import java.util.List;

/** A verdict as a word in the database, and back. */
final class VerdictName {
    private VerdictName() {}

    static String of(Verdict verdict) {
        return switch (verdict) {
            case Verdict.Valid _ -> "valid";
            case Verdict.Suspect _ -> "suspect";
            case Verdict.Failed _ -> "failed";
        };
    }

    static Verdict verdict(String name, List<Reason> reasons, String failure, String detail) {
        return switch (name) {
            case "valid" -> new Verdict.Valid();
            case "suspect" -> new Verdict.Suspect(reasons);
            case "failed" -> new Verdict.Failed(Failure.valueOf(failure), detail);
            default -> throw new IllegalStateException("no such verdict: " + name);
        };
    }
}
