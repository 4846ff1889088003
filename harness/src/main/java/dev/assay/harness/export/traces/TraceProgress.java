package dev.assay.harness.export.traces;

/** Is told how far the reading of samples has come; on the thread that reads. */
public interface TraceProgress {
    TraceProgress NONE = (done, trials, samples) -> {};

    /**
     * Before the first trial and after each.
     *
     * @param done trials that are read
     * @param trials all
     * @param samples of the trials that are read
     */
    void read(int done, int trials, long samples);
}
