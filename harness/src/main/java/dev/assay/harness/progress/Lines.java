package dev.assay.harness.progress;

import dev.assay.collectors.bundle.Cell;
import dev.assay.collectors.verdict.Reason;
import dev.assay.collectors.verdict.Verdict;
import dev.assay.harness.run.RunEvent;
import java.util.Locale;
import java.util.stream.Collectors;

/** The words of a run's progress, the same on a terminal and in a log. */
final class Lines {
    private Lines() {}

    static String cell(Cell cell) {
        return cell.model().reference() + " " + cell.workload().name() + " "
                + cell.runtime().runner()
                + (cell.collectors() == Cell.Collectors.ALL
                        ? ""
                        : " collectors " + cell.collectors().label());
    }

    static String verdict(Verdict verdict, String headline) {
        return switch (verdict) {
            case Verdict.Valid _ -> headline.isEmpty() ? "valid" : headline;
            case Verdict.Suspect suspect ->
                (headline.isEmpty() ? "" : headline + ", ")
                        + "suspect: "
                        + suspect.reasons().stream().map(Reason::detail).collect(Collectors.joining("; "));
            case Verdict.Failed failed -> "failed: " + failed.failure() + ", " + failed.detail();
        };
    }

    static String preparation(RunEvent.Preparation event) {
        return event.device() + ": " + event.what();
    }

    static String leftChanged(RunEvent.LeftChanged event) {
        return event.device() + " is left changed: " + event.what();
    }

    static String lost(RunEvent.Lost event) {
        return "lost " + event.device() + ": " + event.why() + "; waiting for it to come back";
    }

    static String ended(RunEvent.Ended event) {
        return event.device() + " measures no more in this run: " + event.why().getMessage() + "; what to do: "
                + event.why().remedy();
    }

    static String sending(RunEvent.Sending event) {
        return "sending " + event.what() + " to " + event.device();
    }

    /** How far it is, and how fast it goes. */
    static String sent(RunEvent.Sending event) {
        String rate = event.bytesPerS().isPresent()
                ? String.format(Locale.ROOT, ", %.1f MB/s", event.bytesPerS().getAsDouble() / 1e6)
                : "";
        return amount(event.done(), event.total()) + rate;
    }

    static String removed(RunEvent.Removed event) {
        return event.device() + ": removed " + event.what() + " (" + megabytes(event.bytes())
                + ") of earlier runs from its store, to make room";
    }

    /** @param total 0 when it is not known */
    static String amount(long done, long total) {
        if (total <= 0) {
            return done <= 0 ? "" : megabytes(done);
        }
        return megabytes(done) + " of " + megabytes(total);
    }

    private static String megabytes(long bytes) {
        return bytes / 1_000_000 + " MB";
    }
}
