package dev.assay.results.store;

import dev.assay.collectors.bundle.Bundle;
import dev.assay.collectors.bundle.BundleException;
import dev.assay.collectors.bundle.Workload;
import dev.assay.collectors.metric.Metric;
import dev.assay.collectors.metric.MetricValue;
import dev.assay.collectors.metric.TrialMetrics;
import dev.assay.collectors.phase.Phase;
import dev.assay.collectors.phase.Timeline;
import dev.assay.collectors.report.RunnerReport;
import dev.assay.collectors.thermal.SustainedCurve;
import dev.assay.collectors.verdict.Verdicts;
import dev.assay.results.summary.TrialRow;
import java.util.List;
import java.util.Map;

/**
 * All that the database keeps of a bundle, computed before the transaction begins so that others wait less.
 *
 * @param phases empty when the runner did not tell of them, or cannot be trusted
 */
record MeasuredTrial(TrialRow row, List<Phase> phases, EncodedSamples samples) {
    static MeasuredTrial of(Bundle bundle) throws BundleException {
        Map<Metric, MetricValue> metrics = TrialMetrics.of(bundle);
        TrialRow row = new TrialRow(
                bundle.trial(),
                Verdicts.of(bundle, metrics),
                metrics,
                curve(bundle),
                bundle.dir().toAbsolutePath().normalize(),
                bundle.manifestSha256());
        List<Phase> phases =
                RunnerReport.of(bundle).timeline().map(Timeline::phases).orElse(List.of());
        return new MeasuredTrial(row, phases, EncodedSamples.of(bundle));
    }

    private static List<SustainedCurve.Point> curve(Bundle bundle) {
        return bundle.trial().cell().workload() instanceof Workload.Sustained
                        && bundle.trial().outcome().failure() == null
                ? SustainedCurve.of(bundle).points()
                : List.of();
    }
}
