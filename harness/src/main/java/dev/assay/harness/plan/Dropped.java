package dev.assay.harness.plan;

/**
 * A combination that the suite asks for and that cannot be.
 *
 * @param description runtime, model, workload, threads and device, as a person would name it
 * @param reason one clause: what stands against it
 */
public record Dropped(String description, String reason) {}
