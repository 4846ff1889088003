package dev.assay.agents;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AbiTest {
    @ParameterizedTest
    @ValueSource(strings = {"linux-x86_64", "android-aarch64", "linux-armv7l", "none"})
    void givenAName_whenItIsReadAndWritten_thenItIsTheSame(String name) {
        assertThat(Abi.of(name)).hasToString(name);
    }

    @ParameterizedTest
    @CsvSource({
        "android-x86_64, linux-x86_64",
        "android-aarch64, linux-aarch64",
        "linux-aarch64, linux-aarch64",
        "macosx-aarch64, macosx-aarch64"
    })
    void givenADevice_thenProgramsAreCompiledForTheLinuxOfItsArchitectureOrForItself(String device, String compiled) {
        assertThat(Abi.of(device).compiled()).hasToString(compiled);
    }

    @ParameterizedTest
    @CsvSource({"android-x86_64, true, false", "linux-x86_64, true, true", "macosx-aarch64, false, false"})
    void givenADevice_thenItsKernelAndItsCLibraryAreKnown(String device, boolean linuxKernel, boolean glibc) {
        assertThat(Abi.of(device).isLinuxKernel()).isEqualTo(linuxKernel);
        assertThat(Abi.of(device).hasGlibc()).isEqualTo(glibc);
    }

    @ParameterizedTest
    @CsvSource({
        "Linux, amd64, linux-x86_64",
        "Linux, aarch64, linux-aarch64",
        "Mac OS X, aarch64, macosx-aarch64",
        "Linux, riscv64, linux-riscv64"
    })
    void givenJavasNamesOfAMachine_thenItIsNamedAsDevicesAre(String system, String architecture, String abi) {
        assertThat(Abi.ofJava(system, architecture)).hasToString(abi);
    }
}
