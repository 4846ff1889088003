package dev.assay.collectors.trace;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import tools.jackson.databind.annotation.JsonNaming;

/**
 * The probe's account as both versions of a trace write it. Version 1 knew two groups, the first of which stood in the
 * account itself.
 */
@JsonNaming(SnakeCaseStrategy.class)
record ProbeJson(
        double cpuS,
        List<SampledGroup> groups,
        Long ticks,
        Long lateTicks,
        Long lostTicks,
        Double jitterP50Us,
        Double jitterP99Us,
        Double jitterMaxUs,
        Ticks memory) {

    /** What version 1 counted of a group. */
    @JsonNaming(SnakeCaseStrategy.class)
    record Ticks(
            Long ticks,
            Long lateTicks,
            Long lostTicks,
            Long skippedTicks,
            Double jitterP50Us,
            Double jitterP99Us,
            Double jitterMaxUs) {

        SampledGroup group(String name) {
            if (lostTicks == null) {
                throw new IllegalArgumentException("a probe that sampled tells both ticks and lost ticks");
            }
            return new SampledGroup(
                    name,
                    null,
                    ticks,
                    lateTicks == null ? 0 : lateTicks,
                    lostTicks,
                    skippedTicks == null ? 0 : skippedTicks,
                    jitterP50Us,
                    jitterP99Us,
                    jitterMaxUs,
                    null,
                    Map.of(),
                    null);
        }
    }

    RunnerEnd.Probe probe() {
        List<SampledGroup> found = new ArrayList<>(groups == null ? List.of() : groups);
        Ticks process = new Ticks(ticks, lateTicks, lostTicks, null, jitterP50Us, jitterP99Us, jitterMaxUs);
        if (ticks != null) {
            found.add(process.group("process"));
        }
        if (memory != null && memory.ticks() != null) {
            found.add(memory.group("memory"));
        }
        return new RunnerEnd.Probe(cpuS, found);
    }
}
