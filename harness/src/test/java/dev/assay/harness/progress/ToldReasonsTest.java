package dev.assay.harness.progress;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.collectors.bundle.Cell;
import dev.assay.collectors.bundle.TrialDocument;
import dev.assay.collectors.bundle.Workload;
import dev.assay.collectors.verdict.Failure;
import dev.assay.collectors.verdict.Verdict;
import dev.assay.harness.run.RunEvent;
import dev.assay.harness.runtime.ProvisionException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** A run that lacks a compiler, in a log. */
class ToldReasonsTest {
    private final StringWriter log = new StringWriter();
    private final PlainProgress progress = new PlainProgress(new PrintWriter(log));

    @Test
    void given_a_reason_that_cells_and_trials_share_then_it_is_told_in_full_once_and_each_is_named() {
        RunEvent.NotProvisioned first = notProvisioned("a", "there is no gcc");
        progress.on(first);
        progress.on(notProvisioned("b", "there is no gcc"));
        progress.on(ended("a", first.detail()));
        progress.on(ended("b", first.detail()));

        assertThat(log.toString().lines())
                .containsExactly(
                        "cannot have what a/Q8_0 gen r needs: cannot build r (r): there is no gcc; what to do: install it",
                        "cannot have what b/Q8_0 gen r needs: cannot build r, as told above",
                        "trial 1/2 a/Q8_0 gen r: failed: NOT_PROVISIONED, as told above",
                        "trial 1/2 b/Q8_0 gen r: failed: NOT_PROVISIONED, as told above");
    }

    @Test
    void given_two_reasons_then_each_is_told_and_so_is_a_failure_that_was_not_foreseen() {
        progress.on(notProvisioned("a", "there is no gcc"));
        progress.on(notProvisioned("b", "there is no make"));
        progress.on(ended("c", "the file is gone"));

        assertThat(log.toString()).contains("no gcc", "no make", "NOT_PROVISIONED, the file is gone");
    }

    private static RunEvent.NotProvisioned notProvisioned(String model, String why) {
        return new RunEvent.NotProvisioned(
                cell(model), new ProvisionException("cannot build r", "r", why, "install it"));
    }

    private static RunEvent.TrialEnded ended(String model, String detail) {
        return new RunEvent.TrialEnded(
                cell(model),
                new TrialDocument.Trial("t", 0, 0, 1, Instant.EPOCH, Instant.EPOCH),
                new Verdict.Failed(Failure.NOT_PROVISIONED, detail),
                "",
                1,
                2);
    }

    private static Cell cell(String model) {
        return new Cell(
                "c",
                new Cell.Device("local:0", "linux", "linux-x86_64", "machine"),
                new Cell.Runtime("r", "1", "r"),
                new Cell.Model(model, "Q8_0", "gguf", Cell.Weights.SYNTHETIC, "MIT", null, null),
                new Workload.Generate("gen", 8, 4, 0, 1, Workload.Sampling.GREEDY),
                1);
    }
}
