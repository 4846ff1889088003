package dev.assay.agents.preparation;

import java.util.List;
import java.util.stream.Stream;

/** What a device is to be like while it is measured: steps in the order in which they are taken. */
public record Preparation(List<PreparationStep> steps) {
    /** The device is left as it is. */
    public static final Preparation NONE = new Preparation(List.of());

    public Preparation {
        steps = List.copyOf(steps);
    }

    /** The same with a step before all others, unless one of its kind is there. */
    public Preparation beginningWith(PreparationStep step) {
        if (steps.stream().anyMatch(own -> own.name().equals(step.name()))) {
            return this;
        }
        return new Preparation(Stream.concat(Stream.of(step), steps.stream()).toList());
    }

    public boolean isNone() {
        return steps.isEmpty();
    }
}
