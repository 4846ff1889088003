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

    /** With the other's steps first, but for those of a name that this one has: what is asked for here counts. */
    public Preparation over(Preparation other) {
        return new Preparation(Stream.concat(
                        other.steps.stream()
                                .filter(theirs -> steps.stream()
                                        .noneMatch(own -> own.name().equals(theirs.name()))),
                        steps.stream())
                .toList());
    }

    public boolean isNone() {
        return steps.isEmpty();
    }
}
