package dev.assay.harness.run;

import dev.assay.collectors.bundle.Bundle;
import dev.assay.collectors.bundle.BundleException;
import dev.assay.collectors.bundle.Workload;
import dev.assay.collectors.metric.Metric;
import dev.assay.collectors.metric.MetricValue;
import dev.assay.collectors.metric.TrialMetrics;
import dev.assay.collectors.verdict.Verdict;
import dev.assay.collectors.verdict.Verdicts;
import dev.assay.results.summary.Digits;
import dev.assay.results.summary.Display;
import java.util.Map;

/** A trial in one short text, for progress: its main figure, or nothing when it has none. */
record Headline(Verdict verdict, String text) {

    static Headline of(Bundle bundle) throws BundleException {
        Map<Metric, MetricValue> values = TrialMetrics.of(bundle);
        Metric main =
                switch (bundle.trial().cell().workload()) {
                    case Workload.Generate _, Workload.Sustained _ -> Metric.DECODE_TPS;
                    case Workload.Infer _ -> Metric.THROUGHPUT_IPS;
                };
        String text = values.get(main) instanceof MetricValue.Scalar scalar
                ? Display.of(Digits.round(scalar.value()), main.unit()).text()
                : "";
        return new Headline(Verdicts.of(bundle, values), text);
    }
}
