package dev.assay.collectors.metric;

import dev.assay.collectors.trace.RunnerEnd;
import dev.assay.collectors.trace.Trace;
import dev.assay.collectors.trace.TraceFile;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Memory and processor time of the runner, as the probe had them from the kernel. */
final class ResourceMetrics {
    private static final MetricValue NO_RUSAGE =
            new MetricValue.Absent("the probe did not report what the runner used");

    private ResourceMetrics() {}

    static Map<Metric, MetricValue> of(Optional<TraceFile> trace) {
        Optional<RunnerEnd.Rusage> rusage = trace.flatMap(TraceFile::end).map(RunnerEnd::rusage);
        return Map.of(
                Metric.RSS_PEAK_BYTES,
                rusage.<MetricValue>map(r ->
                                new MetricValue.Scalar(r.maxRssBytes(), "kernel's peak at exit (rusage ru_maxrss)"))
                        .orElse(NO_RUSAGE),
                Metric.CPU_TIME_S,
                rusage.<MetricValue>map(r -> new MetricValue.Scalar(
                                r.utimeS() + r.stimeS(), "kernel's account at exit (rusage ru_utime + ru_stime)"))
                        .orElse(NO_RUSAGE),
                Metric.RSS_ANON_PEAK_BYTES,
                peak(trace, "rss_anon_bytes"),
                Metric.PSS_PEAK_BYTES,
                peak(trace, "pss_bytes"));
    }

    private static MetricValue peak(Optional<TraceFile> file, String channel) {
        Optional<Trace> trace = file.flatMap(f -> f.trace(channel));
        if (trace.isEmpty()) {
            return new MetricValue.Absent(channel + " was not sampled");
        }
        Trace samples = trace.get();
        if (samples.count() == 0) {
            return new MetricValue.Absent(samples.channel().source() + " could not be read");
        }
        return new MetricValue.Scalar(samples.max().getAsDouble(), largestOf(samples));
    }

    /** A peak between two samples goes unseen, so the largest sample bounds it from below. */
    static String largestOf(Trace samples) {
        return String.format(
                Locale.ROOT,
                "largest sample of %2$s at up to %1$s Hz: a lower bound",
                rate(samples.channel().rateHz()),
                samples.channel().source());
    }

    private static String rate(double hz) {
        return hz == Math.rint(hz) ? Long.toString((long) hz) : Double.toString(hz);
    }
}
