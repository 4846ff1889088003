package dev.assay.results.samples;

/**
 * Is shown the samples of a trial, a piece at a time.
 *
 * @param <E> what it throws to end the visit
 */
public interface SampleVisitor<E extends Exception> {
    /** @param samples 1 to 4096, in order of time; the next piece of the same channel is later */
    void samples(SampledChannel channel, Samples samples) throws E;
}
