package dev.assay.harness.profile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.tuple;

import dev.assay.collectors.facts.Facts;
import dev.assay.collectors.profile.Accelerator;
import dev.assay.collectors.profile.Cluster;
import dev.assay.collectors.profile.Profile;
import dev.assay.collectors.profile.Profiles;
import dev.assay.collectors.profile.Reference;
import dev.assay.collectors.profile.Soc;
import dev.assay.harness.config.ConfigException;
import dev.assay.harness.config.ConfigProblem;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ProfileFilesTest {
    private static final Path SHIPPED = Path.of(System.getProperty("assay.home"), "device-profiles");

    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource({
        "NVIDIA Jetson Orin Nano Engineering Reference Developer Kit Super, jetson-orin-nano, VDD_IN",
        "NVIDIA Orin NX Developer Kit, jetson-orin-nano, VDD_IN",
        "NVIDIA Jetson AGX Orin Developer Kit, jetson-agx-orin, VDD_GPU_SOC VDD_CPU_CV VIN_SYS_5V0",
        "NVIDIA Jetson Xavier NX Developer Kit, jetson-xavier-nx, VDD_IN",
        "quill jetson TX2, jetson-tx2, VDD_IN",
        "NVIDIA Jetson Nano Developer Kit, jetson-nano, POM_5V_IN",
        "ACME Box 3, linux-generic, ''",
    })
    void aBoardFindsItsProfileAndTheRailsOfItsTotal(String board, String profile, String rails) throws Exception {
        Profiles profiles = ProfileFiles.read(List.of(SHIPPED));
        Facts facts = Facts.parse("{\"schema\":\"assay.facts/1\",\"probe\":\"0\",\"board\":\"%s\"}".formatted(board));

        Profile found = profiles.of(facts, "linux", "unknown").orElseThrow();

        assertThat(found.name()).isEqualTo(profile);
        assertThat(String.join(" ", found.totalRails())).isEqualTo(rails);
    }

    @ParameterizedTest
    @CsvSource({
        "Google Pixel 6a, pixel-6a, Tensor GS101, 8",
        "Google Pixel 8, pixel-8, Tensor G3, 9",
        "Google Pixel 9, pixel-9, Tensor G4, 8",
        "samsung SM-S911B, galaxy-s23, Snapdragon 8 Gen 2 (SM8550), 8",
        "samsung SM-S911U1, galaxy-s23, Snapdragon 8 Gen 2 (SM8550), 8",
        "samsung SM-S921B, galaxy-s24, Exynos 2400, 10",
        "samsung SM-S921U, galaxy-s24-snapdragon, Snapdragon 8 Gen 3 for Galaxy, 8",
        "OnePlus CPH2581, oneplus-12, Snapdragon 8 Gen 3 (SM8650), 8",
        "Xiaomi 2211133G, xiaomi-13, Snapdragon 8 Gen 2 (SM8550), 8",
    })
    void aPhoneFindsItsProfile_andItsBatteryIsNotCalibratedUntilSomebodyDoes(
            String model, String name, String soc, int processors) throws Exception {
        Profile found = phone(model);

        assertThat(found.name()).isEqualTo(name);
        assertThat(found.soc().name()).isEqualTo(soc);
        assertThat(found.clusters().stream().mapToInt(Cluster::count).sum()).isEqualTo(processors);
        assertThat(found.battery()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"Google Pixel 9 Pro", "samsung SM-S918B", "samsung SM-S911", "ACME One"})
    void aPhoneThatNoProfileIsFor_getsTheGenericOne_withoutABattery(String model) throws Exception {
        Profile found = phone(model);

        assertThat(found.name()).isEqualTo("android-generic");
        assertThat(found.battery()).isEmpty();
    }

    private static Profile phone(String model) throws Exception {
        Facts facts = Facts.parse("{\"schema\":\"assay.facts/1\",\"probe\":\"0\"}");
        return ProfileFiles.read(List.of(SHIPPED)).of(facts, "android", model).orElseThrow();
    }

    @Test
    void aFactWithoutASourceIsRefused_eachWithItsLine() throws Exception {
        Files.writeString(folder.resolve("phone.yaml"), """
                schema: assay.profile/1
                name: phone
                title: A phone
                platform: android
                soc: {name: Chip 1}
                clusters: [{count: 4, max_mhz: 2000}]
                memory_gb: [8]
                sources:
                  - {document: a page, tells: [soc]}
                """);

        ConfigException refusal = catchThrowableOfType(ConfigException.class, () -> ProfileFiles.read(List.of(folder)));

        assertThat(refusal.problems())
                .extracting(ConfigProblem::line, ConfigProblem::message)
                .containsExactly(
                        tuple(6, "clusters has no source: none under sources tells it; add one, or leave it out"),
                        tuple(7, "memory_gb has no source: none under sources tells it; add one, or leave it out"));
    }

    @Test
    void whatIsKnownOfTheHardwareIsRead() throws Exception {
        Files.writeString(folder.resolve("phone.yaml"), """
                schema: assay.profile/1
                name: phone
                title: A phone
                platform: android
                soc: {name: Chip 1}
                clusters: [{processor: Core 9, count: 4, max_mhz: 2000}, {count: 4}]
                memory_gb: [8, 12]
                accelerators: [{kind: npu, name: NPU 1}]
                sources:
                  - document: a page
                    url: https://example.org/a
                    tells: [soc, clusters, memory_gb, accelerators]
                    says: all of it
                """);

        Profile phone = ProfileFiles.read(List.of(folder)).named("phone").orElseThrow();

        assertThat(phone.soc()).isEqualTo(new Soc("Chip 1", null));
        assertThat(phone.clusters()).containsExactly(new Cluster("Core 9", 4, 2000), new Cluster(null, 4, null));
        assertThat(phone.memoryGb()).containsExactly(8, 12);
        assertThat(phone.accelerators()).containsExactly(new Accelerator(Accelerator.Kind.NPU, "NPU 1"));
        assertThat(phone.sources())
                .containsExactly(new Reference(
                        "a page",
                        "https://example.org/a",
                        List.of("soc", "clusters", "memory_gb", "accelerators"),
                        "all of it"));
    }

    @Test
    void aSlipInTheHardwareIsNamed() throws Exception {
        Files.writeString(folder.resolve("phone.yaml"), """
                schema: assay.profile/1
                name: phone
                title: A phone
                platform: android
                soc: {nam: Chip 1}
                clusters: [{count: 0}]
                memory_gb: [8 GB]
                sources:
                  - {document: a page, tells: [soc, cluster, memory_gb]}
                """);

        ConfigException refusal = catchThrowableOfType(ConfigException.class, () -> ProfileFiles.read(List.of(folder)));

        assertThat(refusal.problems())
                .extracting(ConfigProblem::message)
                .contains(
                        "unknown key 'nam' in soc; did you mean 'name'?",
                        "clusters[0].count: expected 1 or more, found 0",
                        "memory_gb[0]: expected a whole number, found \"8 GB\"")
                .anySatisfy(message -> assertThat(message)
                        .startsWith("sources[0].tells[1]: expected one of matches, soc, clusters")
                        .contains("did you mean 'clusters'?"));
    }

    @Test
    void aBatteryIsReadWithItsUnitAndSign() throws Exception {
        Files.writeString(folder.resolve("phone.yaml"), """
                schema: assay.profile/1
                name: phone
                title: A phone
                platform: android
                power:
                  battery: {current_unit: mA, current_sign: positive_while_discharging}
                """);

        Profile phone = ProfileFiles.read(List.of(folder, folder.resolve("none")))
                .named("phone")
                .orElseThrow();

        assertThat(phone.battery())
                .contains(new Profile.Battery(
                        Profile.CurrentUnit.MILLIAMPERE, Profile.CurrentSign.POSITIVE_WHILE_DISCHARGING));
    }

    @Test
    void twoProfilesOfOneNameAreRefused() throws Exception {
        Files.copy(SHIPPED.resolve("jetson-nano.yaml"), folder.resolve("a.yaml"));

        ConfigException refusal =
                catchThrowableOfType(ConfigException.class, () -> ProfileFiles.read(List.of(SHIPPED, folder)));

        assertThat(refusal.problems())
                .singleElement()
                .satisfies(
                        problem -> assertThat(problem.message()).contains("jetson-nano is the name of the profile in"));
    }
}
