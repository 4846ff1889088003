package dev.assay.harness.build;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.agents.platform.PlatformFacts;
import dev.assay.agents.platform.PlatformQuestion;
import dev.assay.agents.platform.Sections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class BuildChoiceTest {
    private static final String ABI = "linux-aarch64";
    private static final BuildOffer CUDA = offer("cuda12", Needs.written(null, null, null, 12));
    private static final BuildOffer FAST = offer("i8mm", Needs.written("2.34", null, List.of("i8mm", "dotprod"), null));
    private static final BuildOffer PREBUILT = offer("prebuilt", Needs.written("2.34", null, null, null));
    private static final BuildOffer CAPSULE = offer("capsule", Needs.NOTHING);
    private static final List<BuildOffer> ALL = List.of(CUDA, FAST, PREBUILT, CAPSULE);

    @Test
    void givenAllThatTheFirstNeeds_thenItIsTakenAndNoneWasPassedOver() {
        assertThat(BuildChoice.of(ALL, ABI, facts("glibc 2.35", "asimddp i8mm", "libcudart.so.12")))
                .isEqualTo(new BuildChoice.Chosen(CUDA, List.of(), List.of("i8mm", "prebuilt", "capsule")));
    }

    @Test
    void givenAnOlderGlibc_thenTheReasonNamesBothVersionsAndWhoTold() {
        assertThat(BuildChoice.of(List.of(PREBUILT, CAPSULE), ABI, facts("glibc 2.31", "", "")))
                .isInstanceOfSatisfying(BuildChoice.Chosen.class, chosen -> {
                    assertThat(chosen.build()).isEqualTo(CAPSULE);
                    assertThat(chosen.why())
                            .isEqualTo(
                                    "needs nothing beyond linux-aarch64; passed over: prebuilt needs glibc 2.34 or later,"
                                            + " the device has glibc 2.31 (getconf GNU_LIBC_VERSION)");
                });
    }

    @Test
    void givenAProcessorThatLacksAFeature_thenTheNextIsTakenAndTheReasonNamesThatFeatureAlone() {
        assertThat(BuildChoice.of(List.of(FAST, PREBUILT), ABI, facts("glibc 2.35", "asimddp", "")))
                .isEqualTo(new BuildChoice.Chosen(
                        PREBUILT,
                        List.of(new BuildChoice.PassedOver(
                                "i8mm",
                                "needs processors with i8mm, which not all of the device's have (/proc/cpuinfo)")),
                        List.of()));
    }

    @Test
    void givenTwoThatFit_thenTheFirstOfTheListIsTakenAndTheOtherIsNamed() {
        assertThat(BuildChoice.of(ALL, ABI, facts("glibc 2.35", "asimddp", "")))
                .isInstanceOfSatisfying(BuildChoice.Chosen.class, chosen -> {
                    assertThat(chosen.build()).isEqualTo(PREBUILT);
                    assertThat(chosen.after()).containsExactly("capsule");
                    assertThat(chosen.why())
                            .startsWith("needs what the device has (glibc 2.34 or later); passed over: cuda12 ")
                            .endsWith("; it stands before capsule, which would fit too");
                });
    }

    @Test
    void givenAnOlderLibstdcxxBesideAGlibcThatWouldDo_thenTheBuildIsPassedOver() {
        BuildOffer cxx = offer("cxx", Needs.written("2.34", "6.0.30", null, null));

        assertThat(BuildChoice.of(List.of(cxx), ABI, withLibstdcxx("6.0.29")))
                .isEqualTo(new BuildChoice.NoneFits(List.of(new BuildChoice.PassedOver(
                        "cxx", "needs libstdc++ 6.0.30 or later, the device has 6.0.29 (the file libstdc++.so.6.N)"))));
        assertThat(BuildChoice.of(List.of(cxx), ABI, withLibstdcxx("6.0.30"))).isInstanceOf(BuildChoice.Chosen.class);
        assertThat(BuildChoice.of(List.of(cxx), ABI, facts("glibc 2.34", "fp", "")))
                .isInstanceOfSatisfying(
                        BuildChoice.NoneFits.class,
                        none -> assertThat(none.why()).contains("the device's is unknown, which does not meet it"));
    }

    private static PlatformFacts withLibstdcxx(String version) {
        return PlatformQuestion.answered(
                new Sections(Map.of("glibc", "glibc 2.34", "libstdc++", "/usr/lib64/libstdc++.so." + version)));
    }

    @Test
    void givenMusl_thenABuildForGlibcIsPassedOverWhateverItsVersion() {
        PlatformFacts musl = PlatformQuestion.answered(
                new Sections(Map.of("ldd", "musl libc (aarch64)\nVersion 2.40.0", "cpuinfo", "Features : fp")));

        assertThat(BuildChoice.of(List.of(PREBUILT, CAPSULE), ABI, musl))
                .isEqualTo(new BuildChoice.Chosen(
                        CAPSULE,
                        List.of(new BuildChoice.PassedOver(
                                "prebuilt", "needs glibc 2.34 or later, the device has musl 2.40.0 (ldd --version)")),
                        List.of()));
    }

    @Test
    void givenACLibraryThatIsUnknown_thenWhatBringsItsOwnIsTaken() {
        assertThat(BuildChoice.of(List.of(PREBUILT, CAPSULE), ABI, facts("", "fp", "")))
                .isInstanceOfSatisfying(BuildChoice.Chosen.class, chosen -> {
                    assertThat(chosen.build()).isEqualTo(CAPSULE);
                    assertThat(chosen.why()).contains("the device's C library is unknown, which does not meet it: ");
                });
    }

    @Test
    void givenNoTraceOfCuda_thenItIsCalledUnknownAndNotAbsent() {
        assertThat(BuildChoice.of(List.of(CUDA, CAPSULE), ABI, facts("glibc 2.35", "fp", "")))
                .isInstanceOfSatisfying(
                        BuildChoice.Chosen.class,
                        chosen -> assertThat(chosen.before())
                                .containsExactly(
                                        new BuildChoice.PassedOver(
                                                "cuda12",
                                                "needs CUDA 12, and whether the device has CUDA is unknown, which does not meet it:"
                                                        + " neither files of /usr/local/cuda nor nvcc nor a libcudart.so.N tell one")));
    }

    @Test
    void givenAnotherCuda_thenTheReasonNamesTheOneThatIsThere() {
        assertThat(BuildChoice.of(List.of(CUDA), ABI, facts("", "", "libcudart.so.11.0")))
                .isEqualTo(new BuildChoice.NoneFits(List.of(new BuildChoice.PassedOver(
                        "cuda12", "needs CUDA 12, the device has 11 (the files libcudart.so.N)"))));
    }

    @Test
    void givenADeviceThatSaysNothing_thenNoNeedIsTakenAsMetAndEachIsCalledUnknown() {
        assertThat(BuildChoice.of(List.of(CUDA, FAST), ABI, PlatformFacts.untold("it was not asked")))
                .isInstanceOfSatisfying(
                        BuildChoice.NoneFits.class,
                        none -> assertThat(none.why())
                                .isEqualTo(
                                        "cuda12 needs CUDA 12, and whether the device has CUDA is unknown, which does not meet it: it was"
                                                + " not asked; i8mm needs glibc 2.34 or later, and the device's C library is unknown, which"
                                                + " does not meet it: it was not asked, and needs processors with i8mm, asimddp, and what the"
                                                + " device's can do is unknown, which does not meet it: it was not asked"));
    }

    @Test
    void givenAnotherAbi_thenNothingIsThereForItAndNothingIsSaidAgainstABuild() {
        assertThat(BuildChoice.of(ALL, "linux-riscv64", facts("glibc 2.35", "", "")))
                .isEqualTo(new BuildChoice.NoneFits(List.of()));
    }

    private static BuildOffer offer(String name, Needs needs) {
        return new BuildOffer(name, ABI, needs);
    }

    private static PlatformFacts facts(String getconf, String features, String cudart) {
        return PlatformQuestion.answered(new Sections(Map.of(
                "glibc", getconf, "cpuinfo", features.isEmpty() ? "" : "Features : " + features, "cudart", cudart)));
    }
}
