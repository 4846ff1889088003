package dev.assay.results.store;

import dev.assay.collectors.phase.Phase;
import dev.assay.collectors.trace.Trace;
import dev.assay.results.samples.TraceEncoder;
import dev.assay.results.summary.TrialRow;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Writes generated trials the way measured ones are written, but without bundles and many in one transaction. It lives in the
 * store's package because nothing but a benchmark may store what has no bundle.
 */
public final class BulkIngest implements AutoCloseable {
    private static final int TRIALS_A_TRANSACTION = 1000;

    private static final EncodedSamples NO_SAMPLES =
            new EncodedSamples("synthetic: no samples were made", null, null, List.of(), Map.of(), Map.of());

    private final ResultsStore store;
    private final List<MeasuredTrial> waiting = new ArrayList<>();

    private BulkIngest(ResultsStore store) {
        this.store = store;
    }

    public static BulkIngest into(Path file) throws StoreException {
        return new BulkIngest(ResultsStore.open(file));
    }

    /** @param traces of the trial, encoded as measured ones are; none: it has no samples, and says so */
    public void add(TrialRow row, List<Phase> phases, List<Trace> traces) throws StoreException {
        waiting.add(new MeasuredTrial(row, phases, encoded(traces)));
        if (waiting.size() == TRIALS_A_TRANSACTION) {
            flush();
        }
    }

    @Override
    public void close() throws StoreException {
        try (store) {
            flush();
        }
    }

    private static EncodedSamples encoded(List<Trace> traces) {
        return traces.isEmpty()
                ? NO_SAMPLES
                : new EncodedSamples(null, null, 0L, TraceEncoder.encode(traces), Map.of(), Map.of());
    }

    private void flush() throws StoreException {
        for (TrialBatch.Outcome outcome : store.ingest(waiting)) {
            if (outcome.refused() != null) {
                throw outcome.refused();
            }
        }
        waiting.clear();
    }
}
