package dev.assay.collectors.report;

import dev.assay.collectors.bundle.Bundle;
import dev.assay.collectors.bundle.BundleException;
import dev.assay.collectors.bundle.JobExcerpt;
import dev.assay.collectors.metric.Metric;
import dev.assay.collectors.metric.MetricValue;
import dev.assay.collectors.phase.Timeline;
import java.util.Map;
import java.util.Optional;

/**
 * What a runner told of its work, whichever way it speaks. One implementation a way of speaking; the job says which.
 * Memory, processor time and energy are not the runner's to tell: these come from the probe's trace.
 */
public sealed interface RunnerReport
        permits EventsReport, LlamaBenchReport, LlamaMainReport, SummaryReport, TrtexecReport, UnreadableReport {

    /** @throws BundleException when the runner's output cannot be read from the disk */
    static RunnerReport of(Bundle bundle) throws BundleException {
        Optional<JobExcerpt.Speaks> speaks =
                bundle.job().map(JobExcerpt::runner).map(JobExcerpt.Runner::speaks);
        if (speaks.isEmpty()) {
            return new UnreadableReport("the bundle has no job that says how the runner speaks");
        }
        return switch (speaks.get()) {
            case EVENTS -> EventsReport.of(bundle);
            case OUTPUT -> ofTool(bundle);
        };
    }

    private static RunnerReport ofTool(Bundle bundle) throws BundleException {
        String runner = bundle.trial().cell().runtime().runner();
        return switch (runner) {
            case LlamaBenchReport.RUNNER -> LlamaBenchReport.of(bundle);
            case LlamaMainReport.RUNNER -> LlamaMainReport.of(bundle);
            case TrtexecReport.RUNNER -> TrtexecReport.of(bundle);
            case SummaryReport.LITERT, SummaryReport.MNN, SummaryReport.NCNN -> SummaryReport.of(bundle, runner);
            default -> new UnreadableReport("there is no reader for the output of the tool " + runner);
        };
    }

    /** Where the report is not what its protocol or format promises; such a trial has failed. Empty when it can be used. */
    Optional<String> broken();

    /** Asked and done; empty when the report is broken. */
    Optional<Work> work();

    /** The metrics of speed that fit the workload, each with a value or a reason; empty when the report is broken. */
    Map<Metric, MetricValue> metrics();

    /** When the phases were; empty when the runner does not say, or the report is broken. */
    Optional<Timeline> timeline();
}
