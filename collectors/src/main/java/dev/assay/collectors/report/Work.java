package dev.assay.collectors.report;

/**
 * How much of what was asked a runner did.
 *
 * @param unit what is counted: {@code tok}, {@code inf}, {@code rep}
 */
public record Work(long asked, long done, String unit) {}
