package dev.assay.harness.export.traces;

import dev.assay.results.summary.TrialRow;
import java.io.IOException;
import java.util.Optional;

/** Where the samples of trials are read. */
public interface SampleSource {
    /** Takes samples as they are read, channel after channel, each in order of time. */
    interface Sink {
        /**
         * @param unit of the value
         * @param sinceStartNs from the start of the runner; before it negative
         */
        void sample(String channel, String unit, long sinceStartNs, double value) throws IOException;
    }

    /**
     * Hands over all that was sampled in a trial.
     *
     * @return what is missing and why; empty when nothing is. A trace that was cut off gives samples and a reason
     * @throws IOException from the sink
     */
    Optional<String> read(TrialRow trial, Sink sink) throws IOException;
}
