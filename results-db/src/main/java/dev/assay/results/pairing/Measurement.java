package dev.assay.results.pairing;

import dev.assay.collectors.condition.Charger;
import dev.assay.collectors.metric.Metric;
import java.time.Instant;

/**
 * One metric of one valid trial, as a comparison needs it. Cell, run and method are the same instance wherever they are the
 * same within one reading.
 *
 * @param cell id of the cell, stable over runs; {@link ResultsStore#cells} has the rest of it
 * @param run id of the run
 * @param block 0 and up; blocks of two runs have nothing to do with each other
 * @param order the trial's place in the plan of its run, 0 and up
 * @param started null where the bundle does not say
 * @param value in the metric's unit; of a distribution the median of its values ({@code Median})
 * @param method how it was measured: tells timers that include different things apart
 * @param simulated files stood in for the device's sensors: nothing of theirs was measured
 */
public record Measurement(
        String cell,
        String run,
        int block,
        int order,
        Instant started,
        Metric metric,
        double value,
        String method,
        boolean simulated,
        Charger charger) {}
