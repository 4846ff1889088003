package dev.assay.harness.profile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.assay.collectors.facts.Facts;
import dev.assay.collectors.profile.Profile;
import dev.assay.collectors.profile.Profiles;
import dev.assay.harness.config.ConfigException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

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
