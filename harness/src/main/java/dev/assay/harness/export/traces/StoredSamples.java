package dev.assay.harness.export.traces;

import dev.assay.results.samples.SampledChannel;
import dev.assay.results.samples.Samples;
import dev.assay.results.store.ResultsStore;
import dev.assay.results.store.StoreException;
import dev.assay.results.store.TrialSamples;
import dev.assay.results.summary.TrialRow;
import java.io.IOException;
import java.util.Optional;

/**
 * Samples out of the database, chunk by chunk, so that memory does not grow with a trial; of a trial that was stored without
 * them, out of its bundle.
 */
public final class StoredSamples implements SampleSource {
    private final ResultsStore store;
    private final SampleSource bundles = new BundleSamples();

    /** @param store open as long as this is used */
    public StoredSamples(ResultsStore store) {
        this.store = store;
    }

    @Override
    public Optional<String> read(TrialRow trial, Sink sink) throws IOException {
        try {
            Optional<TrialSamples> stored = store.samples(
                            trial.document().trial().id())
                    .filter(samples -> samples.absent().isEmpty())
                    .filter(samples -> samples.runnerStartedNs().isPresent());
            return stored.isEmpty() ? bundles.read(trial, sink) : read(stored.get(), sink);
        } catch (StoreException e) {
            return Optional.of(e.getMessage());
        }
    }

    private static Optional<String> read(TrialSamples stored, Sink sink) throws StoreException, IOException {
        long start = stored.runnerStartedNs().orElseThrow();
        stored.<IOException>forEach((channel, samples) -> handOver(channel, samples, start, sink));
        if (stored.damage().isPresent()) {
            return stored.damage().map(why -> "its trace is cut off: " + why);
        }
        boolean none = stored.channels().stream().allMatch(channel -> channel.taken() == 0);
        return none ? Optional.of("nothing was sampled") : Optional.empty();
    }

    private static void handOver(SampledChannel channel, Samples samples, long start, Sink sink) throws IOException {
        for (int i = 0; i < samples.count(); i++) {
            sink.sample(channel.name(), channel.unit(), samples.timeNs(i) - start, samples.value(i));
        }
    }
}
