package dev.assay.results.summary;

import dev.assay.collectors.bundle.TrialDocument;
import dev.assay.collectors.metric.Metric;
import dev.assay.collectors.metric.MetricValue;
import dev.assay.collectors.verdict.Verdict;
import java.nio.file.Path;
import java.util.Map;

/**
 * One trial with what it yielded, as stored: exact doubles, not rounded.
 *
 * @param bundle folder of its bundle; may be gone
 * @param bundleSha256 hash of the bundle's manifest: the trial's identity
 */
public record TrialRow(
        TrialDocument document, Verdict verdict, Map<Metric, MetricValue> values, Path bundle, String bundleSha256) {}
