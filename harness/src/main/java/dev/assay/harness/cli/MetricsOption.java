package dev.assay.harness.cli;

import dev.assay.collectors.metric.Metric;
import dev.assay.results.comparison.Question;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import picocli.CommandLine.Option;

/** Which metrics a command is about. */
final class MetricsOption {
    @Option(
            names = "--metric",
            paramLabel = "M",
            description =
                    "This metric; may be repeated. Default: decode_tps, prefill_tps, ttft_ms, throughput_ips, latency_ms,"
                            + " energy_j, energy_per_token_j and rss_peak_bytes where there are such.")
    private List<String> metrics = List.of();

    Set<Metric> asked() throws UsageException {
        Set<Metric> named = named();
        return named.isEmpty() ? Question.HEADLINE : named;
    }

    /** Empty where the default is meant. */
    Set<Metric> named() throws UsageException {
        Set<Metric> named = EnumSet.noneOf(Metric.class);
        for (String metric : metrics) {
            named.add(ComparisonOptions.metric(metric));
        }
        return named;
    }
}
