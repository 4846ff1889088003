package dev.assay.agents.remote.preparation;

/** A setting and what it is to be. */
public record Change(Setting setting, String value) {}
