/**
 * Energy over intervals of the device's monotonic axis: from power samples, from voltage and current, from counters; of a
 * rail or of the sum that makes a device's total. Every figure states its uncertainty and its coverage, or there is none and
 * a reason. docs/energy.md has the formulas and the table of errors against analytic truth.
 */
package dev.assay.collectors.energy;
