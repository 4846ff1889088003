package dev.assay.results.samples;

/**
 * A chunk as it is stored. Nobody changes the bytes.
 *
 * @param timesOf the chunk that its times are read together with; null when it stands for itself
 */
public record EncodedChunk(byte[] bytes, SampleSummary summary, EncodedChunk timesOf) {}
