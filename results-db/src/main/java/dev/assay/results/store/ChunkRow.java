package dev.assay.results.store;

import dev.assay.results.samples.SampleSummary;

/** A row of {@code sample_chunks} without its samples. */
record ChunkRow(long chunk, SampleSummary summary) {}
