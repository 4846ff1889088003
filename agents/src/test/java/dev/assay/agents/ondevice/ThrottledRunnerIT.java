package dev.assay.agents.ondevice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.assay.collectors.bundle.Bundle;
import dev.assay.collectors.bundle.BundleWriter;
import dev.assay.collectors.bundle.Cell;
import dev.assay.collectors.bundle.TrialDocument;
import dev.assay.collectors.bundle.Workload;
import dev.assay.collectors.metric.Metric;
import dev.assay.collectors.metric.MetricValue;
import dev.assay.collectors.metric.TrialMetrics;
import dev.assay.collectors.verdict.Reason;
import dev.assay.collectors.verdict.Thresholds;
import dev.assay.collectors.verdict.Verdict;
import dev.assay.collectors.verdict.Verdicts;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A real runner under the real probe, whose processor the kernel takes away in mid-run. */
class ThrottledRunnerIT {
    private static final int BEFORE = 600;
    private static final int TOKENS = 670;
    private static final int QUOTA_MS = 8;

    /** Of a machine that builds on all processors beside the test only a drop by more than its neighbours' share counts. */
    private static final Thresholds HALF = new Thresholds(null, null, null, null, null, null, 50.0, null, null, null);

    @TempDir
    Path folder;

    @Test
    void givenAQuotaThatSetsInMidRunThenTheTrialIsThrottledWithItsOnsetWithinTwoSeconds() throws Exception {
        try (ControlGroup group = ControlGroup.ofProcessors()) {
            Path half = folder.resolve("half");
            ProbeRun run = ProbeJob.running(
                            ProbeJob.program("tokens").toString(), "" + TOKENS, "" + BEFORE, half.toString())
                    .speakingEvents()
                    .deadline(60_000)
                    .start(folder, folder.resolve("bundle"), group.entering());
            while (!Files.exists(half)) {
                assertThat(run.probe().isAlive()).isTrue();
                Thread.sleep(2); // spinning would take the processor that the runner is measured on
            }
            long setNs = System.nanoTime(); // CLOCK_MONOTONIC, as the runner's stamps
            group.quota(QUOTA_MS);
            run.finished();

            Files.copy(folder.resolve("job.json"), run.bundle().resolve("job.json"));
            Bundle bundle = BundleWriter.seal(run.bundle(), document());
            double setS =
                    (setNs - bundle.events().orElseThrow().prefills().getFirst().begin()) / 1e9;
            Map<Metric, MetricValue> metrics = TrialMetrics.of(bundle);
            assertThat(metrics.get(Metric.THROTTLE_ONSET_S)).isInstanceOf(MetricValue.Scalar.class);
            MetricValue.Scalar onset = (MetricValue.Scalar) metrics.get(Metric.THROTTLE_ONSET_S);
            System.out.printf(
                    "quota of %d %% set %.2f s into the work, onset found at %.2f s: %s%n",
                    QUOTA_MS, setS, onset.value(), onset.method());

            assertThat(onset.value()).isCloseTo(setS, within(2.0));
            assertThat(Verdicts.of(bundle, metrics)).isInstanceOfSatisfying(Verdict.Suspect.class, suspect -> {
                Reason throttled = suspect.reasons().getFirst();
                assertThat(throttled.code()).isEqualTo(Reason.Code.THROTTLED);
                assertThat(throttled.value()).isGreaterThan(50);
                assertThat(throttled.detail()).contains("a quota stopped its processors in");
            });
        }
    }

    private static TrialDocument document() {
        Instant now = Instant.now();
        Workload workload = new Workload.Generate("t", 1, TOKENS, 0, 1, Workload.Sampling.NONE);
        return new TrialDocument(
                TrialDocument.SCHEMA,
                new TrialDocument.Run("run", "s", "", "0".repeat(64), 1, now, List.of(), "0", List.of()),
                new TrialDocument.Trial("test-1", 0, 0, 1, now, now),
                new Cell(
                        "cell",
                        new Cell.Device("here", "linux", "linux", "here"),
                        new Cell.Runtime("test", "0", "tokens"),
                        new Cell.Model("none", "none", "none", Cell.Weights.SYNTHETIC, "none", null, null),
                        workload,
                        1),
                null,
                null,
                null,
                TrialDocument.Outcome.finished(),
                Map.of(),
                null,
                null,
                HALF,
                null);
    }
}
