package dev.assay.results.store;

/**
 * That a run has trials of a cell, however they ended.
 *
 * @param run its whole id
 * @param cell its id
 */
public record Tried(String run, String cell) {}
