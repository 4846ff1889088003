package dev.assay.collectors.energy;

/**
 * Energy over one or several intervals.
 *
 * @param joules gross: no idle baseline is taken off
 * @param uncertaintyJ half width of the interval that holds the true energy in 95 of 100 cases, J. It is of the arithmetic:
 *     sampling, gaps, clocks, resolution. How true the sensor itself is stands in its data sheet
 * @param coverage share of the time that samples stand for, 0 to 1
 * @param samples that fell into the intervals; of several rails, of the one with the fewest
 * @param largestGapS between two samples that the figure stands on, s
 * @param method in words, with rails and rates; the same for all figures from one source
 */
public record Energy(
        double joules, double uncertaintyJ, double coverage, int samples, double largestGapS, String method)
        implements EnergyResult {}
