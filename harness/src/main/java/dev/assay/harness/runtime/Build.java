package dev.assay.harness.runtime;

import dev.assay.harness.build.BuildOffer;
import java.util.List;

/**
 * One of a runtime's builds.
 *
 * @param offer its name, ABI and needs
 * @param parts all of them end in one folder
 */
public record Build(BuildOffer offer, List<Part> parts) {
    public Build {
        parts = List.copyOf(parts);
    }

    boolean hasCapsule() {
        return parts.stream().anyMatch(Part.Capsule.class::isInstance);
    }
}
