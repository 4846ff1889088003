package dev.assay.results.store;

/** Where a trial stands: its run, and its place in the plan of that run, 0 and up. */
public record TrialPlace(String run, int order) {}
