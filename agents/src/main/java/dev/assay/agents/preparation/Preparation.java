package dev.assay.agents.preparation;

import java.util.List;

/** What a device is to be like while it is measured: steps in the order in which they are taken. */
public record Preparation(List<PreparationStep> steps) {
    /** The device is left as it is. */
    public static final Preparation NONE = new Preparation(List.of());

    public Preparation {
        steps = List.copyOf(steps);
    }

    public boolean isNone() {
        return steps.isEmpty();
    }
}
