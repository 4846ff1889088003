package dev.assay.agents.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Made up after the form of the programs' and files' lines; no capture of a board. */
class PlatformFactsTest {
    private static final String LDD = "ldd (Ubuntu GLIBC 2.31-0ubuntu9.9) 2.31\nCopyright (C) 2020 Free Software";

    @Test
    void givenGetconf_thenTheCLibraryIsGlibcAtItsVersion() {
        assertThat(cLibrary(Map.of("glibc", "glibc 2.35")))
                .isEqualTo(new Fact.Known<>(CLibrary.of("glibc", "2.35"), "getconf GNU_LIBC_VERSION"));
    }

    @Test
    void givenLddAlone_thenItsVersionIsTaken() {
        assertThat(cLibrary(Map.of("ldd", LDD)))
                .isEqualTo(new Fact.Known<>(CLibrary.of("glibc", "2.31"), "ldd --version"));
    }

    @Test
    void givenMusl_thenItIsNoGlibc() {
        assertThat(cLibrary(Map.of("ldd", "musl libc (aarch64)\nVersion 1.2.4")))
                .isEqualTo(new Fact.Known<>(CLibrary.of("musl", "1.2.4"), "ldd --version"));
    }

    @Test
    void givenTwoAnswersThatContradictEachOther_thenItIsUnknownAndBothAreTold() {
        assertThat(cLibrary(Map.of("glibc", "glibc 2.35", "ldd", LDD)))
                .isEqualTo(new Fact.Unknown<>("getconf says glibc 2.35, ldd says 2.31"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"sh: 1: ldd: not found", "", "ldd (GNU libc) two"})
    void givenNoAnswer_thenItIsUnknown(String said) {
        assertThat(cLibrary(Map.of("ldd", said))).isInstanceOf(Fact.Unknown.class);
    }

    @Test
    void givenFilesOfLibstdcxx_thenTheOldestsNameTellsItsVersion() {
        String files =
                "/usr/lib/aarch64-linux-gnu/libstdc++.so.6.0.30\n/usr/lib/arm-linux-gnueabihf/libstdc++.so.6.0.9\n"
                        + "/usr/lib/libstdc++.so.6.0.33-gdb.py\n";

        assertThat(facts(Map.of("libstdc++", files)).cxxLibrary())
                .isEqualTo(new Fact.Known<>(Version.of("6.0.9"), "the file libstdc++.so.6.N"));
        assertThat(facts(Map.of()).cxxLibrary()).isInstanceOf(Fact.Unknown.class);
    }

    @Test
    void givenProcessorsOfTwoKinds_thenOnlyWhatAllCanDoCounts() {
        String cpuinfo = "Features\t: fp asimd asimddp i8mm\n\nprocessor\t: 1\nFeatures\t: fp asimd asimddp\n";

        assertThat(facts(Map.of("cpuinfo", cpuinfo)).cpuFeatures())
                .isEqualTo(new Fact.Known<>(new TreeSet<>(List.of("asimd", "asimddp", "fp")), "/proc/cpuinfo"));
    }

    @Test
    void givenACpuinfoWithoutFeatures_thenTheyAreUnknownAndNotNone() {
        assertThat(facts(Map.of("cpuinfo", "processor : 0")).cpuFeatures())
                .isEqualTo(new Fact.Unknown<>("/proc/cpuinfo has no line Features or flags"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " \n"})
    void givenACpuinfoThatCannotBeRead_thenTheyAreUnknown(String cpuinfo) {
        assertThat(facts(Map.of("cpuinfo", cpuinfo)).cpuFeatures())
                .isEqualTo(new Fact.Unknown<>("/proc/cpuinfo cannot be read, or is empty"));
    }

    @Test
    void givenProcessorsOfWhichOneSaysNothing_thenWhatAllCanDoIsUnknown() {
        String cpuinfo = "processor : 0\nFeatures : fp i8mm\n\nprocessor : 1\nFeatures : fp i8mm\n\nprocessor : 2\n";

        assertThat(facts(Map.of("cpuinfo", cpuinfo)).cpuFeatures())
                .isEqualTo(new Fact.Unknown<>("/proc/cpuinfo tells it of 2 of 3 processors"));
    }

    @Test
    void givenAnOldKernelsOneLineForAllProcessors_thenItCountsForAll() {
        String cpuinfo = "Processor : AArch64 Processor rev 1\nprocessor : 0\nprocessor : 1\nFeatures : fp asimd\n";

        assertThat(facts(Map.of("cpuinfo", cpuinfo)).cpuFeatures())
                .isEqualTo(new Fact.Known<>(new TreeSet<>(List.of("asimd", "fp")), "/proc/cpuinfo"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "cuda-json | {\"cuda\" : {\"name\" : \"CUDA SDK\", \"version\" : \"11.4.19\"}, \"x\" : {\"version\" : \"9.1\"}} | [11]",
                "cuda-txt | CUDA Version 10.2.300 | [10]",
                "nvcc | Cuda compilation tools, release 12.6, V12.6.68 | [12]",
                "cudart | libcudart.so.12 | [12]"
            })
    void givenOneOfCudasTraces_thenItsMajorVersionIsKnown(String section, String said, String majors) {
        assertThat(facts(Map.of(section, said)).cuda())
                .isInstanceOfSatisfying(
                        Fact.Known.class, known -> assertThat(known.value()).hasToString(majors));
    }

    @Test
    void givenTwoRuntimesOfCuda_thenBothAreThere() {
        assertThat(facts(Map.of("cudart", "libcudart.so.11.0\nlibcudart.so.12", "nvcc", "release 12.2, V12.2.140"))
                        .cuda())
                .isInstanceOfSatisfying(
                        Fact.Known.class, known -> assertThat(known.value()).hasToString("[11, 12]"));
    }

    @Test
    void givenOnlyABoardsRelease_thenCudaIsUnknown() {
        assertThat(facts(Map.of("jetson", "# R36 (release), REVISION: 4.3")).cuda())
                .isInstanceOf(Fact.Unknown.class);
    }

    @Test
    void givenAndroid_thenItsCLibraryIsBionic() {
        assertThat(PlatformFacts.ofAndroid("").cLibrary())
                .isInstanceOfSatisfying(
                        Fact.Known.class, known -> assertThat(known.value()).hasToString("bionic"));
    }

    @Test
    void versionsAreComparedByNumberAndNotByLetter() {
        assertThat(Version.of("2.31")).isGreaterThan(Version.of("2.9")).isLessThan(Version.of("2.31.1"));
        assertThat(Version.of("2.34").compareTo(Version.of("2.34.0"))).isZero();
    }

    private static Fact<CLibrary> cLibrary(Map<String, String> said) {
        return facts(said).cLibrary();
    }

    private static PlatformFacts facts(Map<String, String> said) {
        return PlatformQuestion.answered(new Sections(said));
    }
}
