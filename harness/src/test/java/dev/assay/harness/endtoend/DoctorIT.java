package dev.assay.harness.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.agents.rigs.adbd.AdbHost;
import dev.assay.agents.rigs.adbd.AdbdDevice;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What a user is told who asks whether all is in order, and it is not. */
@Timeout(120)
class DoctorIT {
    @TempDir
    Path folder;

    private UserHome home;

    @BeforeEach
    void user() throws Exception {
        home = UserHome.bare(Files.createDirectories(folder.resolve("user")));
    }

    @Test
    void given_a_cache_that_cannot_be_made_then_that_is_a_failure() throws Exception {
        assertThat(home.with("XDG_CACHE_HOME", "/proc/x")
                        .assay("doctor")
                        .expect(1)
                        .out())
                .contains("MISSING space for cache: /proc/x/assay cannot be written");
    }

    @Test
    void given_files_with_mistakes_then_each_is_a_failure_with_its_place_and_the_rest_is_looked_at() throws Exception {
        String model = home.write("config/assay/models/bad.yaml", "name: bad\nfromat: gguf\n");
        String runtime = home.write("config/assay/runtimes/bad.yaml", "name: bad\nversion: 1\n");
        String fleet = home.write("config/assay/fleet.yaml", "schema: assay.fleet/1\nhost: []\n");
        String power = home.write("config/assay/power.yaml", "schema: assay.power/1\ndevice: []\n");
        Files.createDirectories(home.folder().resolve("config/assay/profiles"));
        String profile = home.write("config/assay/profiles/bad.yaml", "nmae: bad\n");

        String said = home.assay("doctor").expect(1).out();

        assertThat(said)
                .contains(
                        "MISSING models: " + model + ":1:1: ",
                        model + ":2:1: unknown key 'fromat'; did you mean 'format'?")
                .contains("MISSING runtimes: " + runtime + ":")
                .contains("MISSING profiles: " + profile + ":1:")
                .contains("MISSING fleet: " + fleet + ":1:1: ", fleet + ":2:1: unknown key 'host'")
                .contains("MISSING power: " + power + ":1:1: ", power + ":2:1: unknown key 'device'")
                .contains("MISSING devices: not looked for, since " + fleet)
                .contains("ok      java");
    }

    @Test
    void given_files_without_mistakes_then_what_was_read_is_told_and_that_adb_has_no_device() throws Exception {
        String said = home.tinyModel().assay("doctor").out();

        assertThat(said)
                .containsPattern("ok      models: \\d+ in ")
                .containsPattern("ok      runtimes: \\d+ in ")
                .contains("ok      profiles: ", "ok      fleet: 0 hosts in ", "ok      power: ")
                .contains("limited Android devices: adb has none that takes jobs", "docs/platforms/android.md");
    }

    @Test
    void given_a_device_of_the_rig_then_nothing_is_advised_that_is_no_cause_of_its_simulated_figures()
            throws Exception {
        try (AdbHost host = AdbHost.start(folder.resolve("adb"));
                AdbdDevice phone = AdbdDevice.start("pixel-8", folder.resolve("phone"), 64)) {
            host.connect(phone);

            String said = home.withAdbServer(host.port()).assay("doctor").out();

            assertThat(said)
                    .contains("ok      Android devices: adb:" + phone.serial())
                    .contains("limited sensors of adb:" + phone.serial() + ": simulated: a rig of Assay")
                    .contains("for figures of a device attach a real one")
                    .doesNotContain("ASSAY_SYSFS_ROOT");
        }
    }
}
