package dev.assay.harness.runtime;

import dev.assay.harness.build.BuildOffer;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * A runtime that can be provisioned.
 *
 * @param licence SPDX identifier
 * @param formats model formats it reads
 * @param builds of each ABI in the order in which they are preferred
 * @param source what runners are compiled against; empty when none is compiled
 */
public record RuntimeSpec(
        String name,
        String version,
        String licence,
        List<String> formats,
        List<Build> builds,
        Optional<SourceCode> source,
        SortedMap<String, RunnerSpec> runners) {
    /** What there are builds for, such as {@code linux-x86_64}. */
    public SortedSet<String> abis() {
        return builds.stream().map(build -> build.offer().abi()).collect(Collectors.toCollection(TreeSet::new));
    }

    public List<BuildOffer> offers() {
        return builds.stream().map(Build::offer).toList();
    }

    /** @param offer one of {@link #offers} */
    public Build build(BuildOffer offer) {
        return builds.stream()
                .filter(build -> build.offer().equals(offer))
                .findFirst()
                .orElseThrow();
    }
}
