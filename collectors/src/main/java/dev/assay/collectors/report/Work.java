package dev.assay.collectors.report;

/**
 * How much of what was asked a runner did.
 *
 * @param unit what is counted: {@code tok}, {@code inf}, {@code rep}; {@code ms} where a time was asked for
 */
public record Work(long asked, long done, String unit) {}
