package dev.assay.harness.runtime;

import java.util.List;
import java.util.Optional;
import java.util.SortedMap;

/**
 * A runtime that can be provisioned.
 *
 * @param licence SPDX identifier
 * @param formats model formats it reads
 * @param abis the parts of each ABI, such as {@code linux-x86_64}
 * @param source what runners are compiled against; empty when none is compiled
 */
public record RuntimeSpec(
        String name,
        String version,
        String licence,
        List<String> formats,
        SortedMap<String, List<Part>> abis,
        Optional<SourceCode> source,
        SortedMap<String, RunnerSpec> runners) {}
