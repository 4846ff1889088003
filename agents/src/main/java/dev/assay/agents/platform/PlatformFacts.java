package dev.assay.agents.platform;

import java.util.Optional;
import java.util.SortedSet;

/**
 * What of a device decides, beside its ABI, which build of a runtime it can run.
 *
 * @param cLibrary the one that programs of the system are linked against
 * @param cxxLibrary the version of GNU's libstdc++, such as 6.0.30
 * @param cpuFeatures what all of its processors can do, in the kernel's words: {@code asimddp}, {@code i8mm}, {@code avx2}
 * @param cuda major versions of the CUDA runtimes that are installed
 */
public record PlatformFacts(
        Fact<CLibrary> cLibrary,
        Fact<Version> cxxLibrary,
        Fact<SortedSet<String>> cpuFeatures,
        Fact<SortedSet<Integer>> cuda) {

    /** Of a device that nobody asked. */
    public static PlatformFacts untold(String why) {
        return new PlatformFacts(
                new Fact.Unknown<>(why), new Fact.Unknown<>(why), new Fact.Unknown<>(why), new Fact.Unknown<>(why));
    }

    /** Of an Android device, whose C library is Bionic by definition. CUDA and libstdc++ are not asked for: no build with one is for Android. */
    public static PlatformFacts ofAndroid(String cpuinfo) {
        return new PlatformFacts(
                new Fact.Known<>(new CLibrary("bionic", Optional.empty()), "Android"),
                new Fact.Unknown<>("Android devices are not asked for it"),
                CpuFeatures.of(cpuinfo),
                new Fact.Unknown<>("Android devices are not asked for it"));
    }

    static PlatformFacts of(Sections said) {
        return new PlatformFacts(
                CLibraryAnswer.of(said),
                CxxLibraryAnswer.of(said),
                CpuFeatures.of(said.text("cpuinfo")),
                CudaAnswer.of(said));
    }
}
