package dev.assay.harness.export.traces;

import dev.assay.collectors.bundle.Bundle;
import dev.assay.collectors.bundle.BundleException;
import dev.assay.collectors.trace.Trace;
import dev.assay.collectors.trace.TraceFile;
import dev.assay.results.summary.TrialRow;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Optional;

/**
 * Samples out of the bundles, which say when the runner started. One trial's are in memory at a time: 16 bytes a sample, twice
 * that while they are read.
 */
public final class BundleSamples implements SampleSource {
    @Override
    public Optional<String> read(TrialRow trial, Sink sink) throws IOException {
        if (!Files.isDirectory(trial.bundle())) {
            return Optional.of("its bundle is gone: " + trial.bundle());
        }
        try {
            Bundle bundle = Bundle.open(trial.bundle());
            if (!bundle.manifestSha256().equals(trial.bundleSha256())) {
                return Optional.of("another bundle stands in its place: " + trial.bundle());
            }
            return bundle.trace().isEmpty()
                    ? Optional.of("its bundle has no trace")
                    : read(bundle.trace().get(), sink);
        } catch (BundleException e) {
            return Optional.of(e.getMessage());
        }
    }

    private static Optional<String> read(TraceFile trace, Sink sink) throws IOException {
        Optional<Long> started = trace.runnerStartedNs();
        if (started.isEmpty()) {
            return Optional.of("its trace does not say when the runner started");
        }
        long sampled = 0;
        for (Trace channel : trace.traces().values()) {
            for (int i = 0; i < channel.count(); i++) {
                sink.sample(
                        channel.channel().name(),
                        channel.channel().unit(),
                        channel.timeNs(i) - started.get(),
                        channel.value(i));
            }
            sampled += channel.count();
        }
        if (trace.damage().isPresent()) {
            return trace.damage()
                    .map(damage -> "its trace is cut off at byte " + damage.offset() + ": " + damage.why());
        }
        return sampled == 0 ? Optional.of("nothing was sampled") : Optional.empty();
    }
}
