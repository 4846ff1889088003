package dev.assay.results.store;

/**
 * How many trials of a cell in a run ended alike, of a trial that was measured again its last attempt.
 *
 * @param verdict valid, suspect or failed
 * @param failure its code; null unless failed
 */
public record VerdictCount(String cell, String run, String verdict, String failure, int trials) {}
