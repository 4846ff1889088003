package dev.assay.harness.build;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.assay.agents.platform.CLibrary;
import dev.assay.agents.platform.Fact;
import dev.assay.agents.platform.PlatformFacts;
import dev.assay.agents.platform.Version;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * What a build of a runtime needs of a device beyond its ABI. A need is met by what is known of the device and never by what
 * is not.
 *
 * @param glibc its least version; empty where the build needs none, because it is static or brings one
 * @param libstdcxx the least version of libstdc++, as in the name of its file: 6.0.30 has GLIBCXX_3.4.30
 * @param cpu what all processors can do, in the kernel's words
 * @param cuda the major version of the CUDA runtime
 */
public record Needs(Optional<Version> glibc, Optional<Version> libstdcxx, List<String> cpu, OptionalInt cuda) {
    public static final Needs NOTHING = new Needs(Optional.empty(), Optional.empty(), List.of(), OptionalInt.empty());

    /** Compilers call some features by other names than {@code /proc/cpuinfo}. */
    private static final Map<String, String> OF_COMPILERS = Map.of("dotprod", "asimddp", "fp16", "asimdhp");

    public Needs {
        cpu = cpu.stream().map(name -> OF_COMPILERS.getOrDefault(name, name)).toList();
    }

    /** As it is written in a runtime's YAML file; what may be left out is null. */
    @JsonCreator
    static Needs written(
            @JsonProperty("glibc") String glibc,
            @JsonProperty("libstdc++") String libstdcxx,
            @JsonProperty("cpu") List<String> cpu,
            @JsonProperty("cuda") Integer cuda) {
        return new Needs(
                Optional.ofNullable(glibc).map(Version::of),
                Optional.ofNullable(libstdcxx).map(Version::of),
                cpu == null ? List.of() : cpu,
                cuda == null ? OptionalInt.empty() : OptionalInt.of(cuda));
    }

    /** What of the device stands against it, a clause each; empty when it fits. */
    List<String> unmetBy(PlatformFacts facts) {
        List<String> unmet = new ArrayList<>();
        glibc.flatMap(least -> glibc(least, facts.cLibrary())).ifPresent(unmet::add);
        libstdcxx.flatMap(least -> libstdcxx(least, facts.cxxLibrary())).ifPresent(unmet::add);
        if (!cpu.isEmpty()) {
            cpu(facts.cpuFeatures()).ifPresent(unmet::add);
        }
        if (cuda.isPresent()) {
            cuda(cuda.getAsInt(), facts.cuda()).ifPresent(unmet::add);
        }
        return List.copyOf(unmet);
    }

    private static Optional<String> glibc(Version least, Fact<CLibrary> fact) {
        String needs = "needs glibc " + least + " or later";
        return switch (fact) {
            case Fact.Unknown<CLibrary>(var why) ->
                Optional.of(needs + ", and the device's C library is unknown, which does not meet it: " + why);
            case Fact.Known<CLibrary>(var library, var source) ->
                isAtLeast(library, least)
                        ? Optional.empty()
                        : Optional.of(needs + ", the device has " + library + " (" + source + ")");
        };
    }

    private static boolean isAtLeast(CLibrary library, Version least) {
        return library.name().equals(CLibrary.GLIBC)
                && library.version().filter(v -> v.compareTo(least) >= 0).isPresent();
    }

    private static Optional<String> libstdcxx(Version least, Fact<Version> fact) {
        String needs = "needs libstdc++ " + least + " or later";
        return switch (fact) {
            case Fact.Unknown<Version>(var why) ->
                Optional.of(needs + ", and the device's is unknown, which does not meet it: " + why);
            case Fact.Known<Version>(var version, var source) ->
                version.compareTo(least) >= 0
                        ? Optional.empty()
                        : Optional.of(needs + ", the device has " + version + " (" + source + ")");
        };
    }

    private Optional<String> cpu(Fact<SortedSet<String>> fact) {
        return switch (fact) {
            case Fact.Unknown<SortedSet<String>>(var why) ->
                Optional.of("needs processors with " + String.join(", ", cpu)
                        + ", and what the device's can do is unknown, which does not meet it: " + why);
            case Fact.Known<SortedSet<String>>(var features, var source) -> {
                SortedSet<String> lacking = new TreeSet<>(cpu);
                lacking.removeAll(features);
                yield lacking.isEmpty()
                        ? Optional.empty()
                        : Optional.of("needs processors with " + String.join(", ", lacking)
                                + ", which not all of the device's have (" + source + ")");
            }
        };
    }

    private static Optional<String> cuda(int major, Fact<SortedSet<Integer>> fact) {
        String needs = "needs CUDA " + major;
        return switch (fact) {
            case Fact.Unknown<SortedSet<Integer>>(var why) ->
                Optional.of(needs + ", and whether the device has CUDA is unknown, which does not meet it: " + why);
            case Fact.Known<SortedSet<Integer>>(var majors, var source) ->
                majors.contains(major)
                        ? Optional.empty()
                        : Optional.of(needs + ", the device has "
                                + String.join(
                                        ", ",
                                        majors.stream().map(String::valueOf).toList()) + " (" + source + ")");
        };
    }

    /** Empty where it needs nothing. */
    @Override
    public String toString() {
        List<String> all = new ArrayList<>();
        glibc.ifPresent(least -> all.add("glibc " + least + " or later"));
        libstdcxx.ifPresent(least -> all.add("libstdc++ " + least + " or later"));
        if (!cpu.isEmpty()) {
            all.add("processors with " + String.join(", ", cpu));
        }
        cuda.ifPresent(major -> all.add("CUDA " + major));
        return String.join("; ", all);
    }
}
