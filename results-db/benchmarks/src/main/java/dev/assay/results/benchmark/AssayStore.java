package dev.assay.results.benchmark;

import dev.assay.collectors.trace.Trace;
import dev.assay.results.samples.SampledChannel;
import dev.assay.results.store.ResultsStore;
import dev.assay.results.store.TrialSamples;
import java.nio.file.Path;
import java.util.List;

/** Our store, as {@code assay run} and {@code assay import} use it: the trial's metrics and verdict are computed too. */
final class AssayStore implements Contestant {
    @Override
    public String name() {
        return "Assay, a trial ingested";
    }

    @Override
    public void store(List<Trace> traces, Path file) throws Exception {
        try (ResultsStore store = ResultsStore.open(file)) {
            store.ingest(SyntheticBundle.of(traces, file.getParent()));
        }
    }

    @Override
    public Plotted plot(Path file, int points) throws Exception {
        try (ResultsStore store = ResultsStore.open(file)) {
            TrialSamples samples = samples(store);
            SampledChannel channel = samples.channels().getFirst();
            return Clock.firstAndWarm(() -> samples.plot(channel, points).points());
        }
    }

    static TrialSamples samples(ResultsStore store) throws Exception {
        return store.samples(SyntheticBundle.TRIAL).orElseThrow();
    }
}
