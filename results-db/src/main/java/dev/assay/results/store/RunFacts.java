package dev.assay.results.store;

import java.time.Instant;

/**
 * What a comparison asks of a run as a whole.
 *
 * @param suiteSha256 of the suite's text
 * @param assayVersion null where the bundle does not say
 */
public record RunFacts(String id, String suite, String suiteSha256, Instant started, String assayVersion) {}
