package dev.assay.collectors.verdict;

import dev.assay.collectors.bundle.Bundle;
import dev.assay.collectors.bundle.BundleException;
import dev.assay.collectors.bundle.TrialDocument;
import dev.assay.collectors.metric.Metric;
import dev.assay.collectors.metric.MetricValue;
import dev.assay.collectors.report.RunnerReport;
import dev.assay.collectors.trace.RunnerEnd;
import dev.assay.collectors.trace.TraceFile;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Judges a trial by its bundle. Failed, when its outcome says so or when it says "finished" and what it left does not bear
 * that out; else suspect for every ground found; else valid. docs/verdicts.md explains each code.
 */
public final class Verdicts {
    private static final Set<Metric> SPEED = EnumSet.of(
            Metric.TTFT_MS,
            Metric.PREFILL_TPS,
            Metric.DECODE_TPS,
            Metric.ITL_MS,
            Metric.LATENCY_MS,
            Metric.THROUGHPUT_IPS);

    private Verdicts() {}

    /** By the {@linkplain Thresholds#of thresholds of its run}, so that an old bundle keeps its verdict. */
    public static Verdict of(Bundle bundle, Map<Metric, MetricValue> metrics) throws BundleException {
        return of(bundle, metrics, Thresholds.of(bundle.trial()));
    }

    /**
     * @param metrics of the same bundle
     * @throws BundleException when the runner's output cannot be read from the disk
     */
    public static Verdict of(Bundle bundle, Map<Metric, MetricValue> metrics, Thresholds thresholds)
            throws BundleException {
        TrialDocument.Outcome outcome = bundle.trial().outcome();
        if (outcome.failure() != null) {
            return new Verdict.Failed(outcome.failure(), outcome.detail());
        }
        Optional<RunnerEnd> end = bundle.trace().flatMap(TraceFile::end);
        if (end.isEmpty()) {
            return badOutput("trace.bin does not say how the runner ended");
        }
        RunnerReport report = RunnerReport.of(bundle);
        if (report.broken().isPresent()) {
            return badOutput(report.broken().get());
        }
        if (SPEED.stream().noneMatch(metric -> measured(metrics.get(metric)))) {
            return badOutput("nothing the runner wrote gives a time or a rate");
        }
        List<Reason> reasons = new Doubts(thresholds).of(bundle, end.get(), report);
        return reasons.isEmpty() ? new Verdict.Valid() : new Verdict.Suspect(reasons);
    }

    private static Verdict badOutput(String detail) {
        return new Verdict.Failed(Failure.BAD_OUTPUT, detail);
    }

    private static boolean measured(MetricValue value) {
        return value != null && !(value instanceof MetricValue.Absent);
    }
}
