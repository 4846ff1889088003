package dev.assay.agents;

/**
 * A device that was seen but takes no jobs now.
 *
 * @param id as it would be known by
 * @param why in words
 * @param remedy what its owner can do
 */
public record Unusable(String id, String why, String remedy) {}
