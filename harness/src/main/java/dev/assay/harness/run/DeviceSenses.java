package dev.assay.harness.run;

import dev.assay.agents.job.Job;
import dev.assay.collectors.bundle.Cell;
import dev.assay.collectors.meter.MeterProgram;
import dev.assay.collectors.perfetto.PerfettoConfig;
import dev.assay.collectors.planning.SamplingPlan;
import dev.assay.collectors.sampling.SamplingGroup;
import dev.assay.collectors.sensing.Sensing;
import dev.assay.collectors.sensing.SessionMeasurements;
import dev.assay.harness.config.Bytes;
import dev.assay.harness.config.Celsius;
import dev.assay.harness.plan.Suite.Protocol;
import java.util.List;
import java.util.Optional;

/**
 * What the trials of one session are told of their device: what to sample, what the channels stand for, and what was
 * measured of the device itself.
 *
 * @param sampled of cells with all collectors
 * @param bare of cells with none: no groups
 */
record DeviceSenses(SamplingPlan sampled, SamplingPlan bare, SessionMeasurements session) {
    private static final String CELSIUS = "°C";

    List<SamplingGroup> groups(Cell cell) {
        return plan(cell).groups();
    }

    Sensing sensing(Cell cell) {
        return plan(cell).sensing();
    }

    /** What the device's own tracer is asked for. */
    Optional<PerfettoConfig> recording(Cell cell) {
        return plan(cell).recording();
    }

    /** External meters to read meanwhile. */
    List<MeterProgram> meters(Cell cell) {
        return plan(cell).meters();
    }

    /** A limit that nothing sampled could be held against is left out: the probe would refuse the job. */
    Job.Limits limits(Cell cell, Protocol protocol) {
        List<SamplingGroup> groups = groups(cell);
        return new Job.Limits(
                protocol.deadline().toMillis(),
                measuresTemperature(groups)
                        ? protocol.limits().temperature().map(Celsius::degrees).orElse(null)
                        : null,
                groups.isEmpty()
                        ? null
                        : protocol.limits().memory().map(Bytes::count).orElse(null));
    }

    boolean measuresTemperature() {
        return measuresTemperature(sampled.groups());
    }

    private SamplingPlan plan(Cell cell) {
        return switch (cell.collectors()) {
            case ALL -> sampled;
            case NONE -> bare;
        };
    }

    private static boolean measuresTemperature(List<SamplingGroup> groups) {
        return groups.stream()
                .flatMap(group -> group.channels().stream())
                .anyMatch(channel -> channel.unit().equals(CELSIUS));
    }
}
