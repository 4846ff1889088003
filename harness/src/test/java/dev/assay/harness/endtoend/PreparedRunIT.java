package dev.assay.harness.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.agents.rigs.adbd.AdbHost;
import dev.assay.agents.rigs.adbd.AdbdDevice;
import dev.assay.collectors.bundle.Bundle;
import dev.assay.collectors.condition.Condition;
import dev.assay.collectors.condition.Conditions;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** A device that a suite prepares, behind AOSP's adbd: it is as before when the run has ended, however it ended. */
@Timeout(300)
class PreparedRunIT {
    @TempDir
    static Path folder;

    private static AdbHost host;
    private static AdbdDevice phone;
    private static UserHome home;

    @BeforeAll
    static void aUserWithAPhone() throws Exception {
        host = AdbHost.start(folder.resolve("adb"));
        phone = AdbdDevice.galaxy(folder.resolve("phone"));
        host.connect(phone);
        home = UserHome.withSharedCache(Files.createDirectories(folder.resolve("user")))
                .withAdbServer(host.port());
    }

    @AfterAll
    static void end() throws Exception {
        for (AutoCloseable each : new AutoCloseable[] {phone, host}) {
            if (each != null) {
                each.close();
            }
        }
    }

    private static String suite(String name, int trials) throws Exception {
        return home.write(name + ".yaml", """
                schema: assay.suite/1
                name: %s
                protocol:
                  trials: %d
                  idle: 1 s
                  gate: {background: 100 %%, deadline: 1 s}
                  verdict: {background: 100 %%, steal: 100 %%, lost_ticks: 100 %%, clock_periods: 0}
                  prepare: {screen: off, stay_awake: on, animations: off, airplane: on, doze: off, battery_saver: off,
                    affinity: %d}
                workloads:
                  p16-g64: {kind: generate, prompt: 16, generate: 64, warmup: 0}
                matrix:
                  - runtimes: ["llama.cpp:runner-llama"]
                    models: [smoke/Q8_0]
                    workloads: [p16-g64]
                    threads: [1]
                """.formatted(
                        name, trials, AllowedProcessors.here().getFirst()));
    }

    /** All that the suite may change, as the phone tells it. */
    private static String state() throws Exception {
        return host.on(
                        phone,
                        "shell",
                        "settings list global; settings list system; dumpsys deviceidle enabled all; dumpsys power")
                .out();
    }

    private static Path journal() {
        return phone.file("/data/local/tmp/assay/undo.json");
    }

    @Test
    void given_a_suite_that_prepares_then_every_trial_says_so_and_the_phone_is_as_before() throws Exception {
        String before = state();

        AssayProcess.Ended run = home.assay("run", suite("prepared", 2), "--device", "adb:" + phone.serial())
                .expect(0);

        assertThat(run.err() + run.out()).contains("prepared: stay_awake on, animations off");
        assertThat(state()).isEqualTo(before);
        assertThat(journal()).doesNotExist();
        assertThat(bundles("prepared")).hasSize(2).allSatisfy(bundle -> {
            assertThat(text(bundle, "preparation_screen")).isEqualTo("off");
            assertThat(text(bundle, "preparation_airplane")).isEqualTo("on");
            assertThat(text(bundle, "preparation_animations")).isEqualTo("off");
            assertThat(text(bundle, "preparation_affinity"))
                    .isEqualTo("" + AllowedProcessors.here().getFirst());
        });
    }

    @Test
    void given_a_coordinator_that_is_killed_when_the_device_is_looked_at_then_it_is_as_before_and_that_is_said()
            throws Exception {
        String before = state();
        try (AssayProcess run = home.start("run", suite("killed", 200), "--device", "adb:" + phone.serial())) {
            awaitPrepared();
            assertThat(home.assay("devices").expect(0).out()).doesNotContain("undone");
            assertThat(state()).contains("mWakefulness=Asleep", "airplane_mode_on=1");
            run.kill();
        }
        assertThat(state()).isNotEqualTo(before);
        assertThat(journal()).exists();

        JsonNode said = home.assay("devices", "--json").expect(0).json();

        assertThat(said.at("/devices")
                        .valueStream()
                        .map(device -> device.path("recovered").asString("")))
                .anySatisfy(recovered -> assertThat(recovered)
                        .contains("undone what an earlier session left prepared", "airplane-mode is off again"));
        assertThat(state()).isEqualTo(before);
        assertThat(journal()).doesNotExist();
    }

    @Test
    void given_ctrl_c_then_the_phone_is_as_before() throws Exception {
        String before = state();
        try (AssayProcess run = home.start("run", suite("cancelled", 200), "--device", "adb:" + phone.serial())) {
            awaitPrepared();
            run.pressCtrlC();
            run.await();
        }

        assertThat(state()).isEqualTo(before);
        assertThat(journal()).doesNotExist();
    }

    @Test
    void given_a_phone_whose_thermal_zones_are_denied_then_its_thermal_service_tells_and_the_reason_is_kept()
            throws Exception {
        for (String zone : zones()) {
            phone.deny(zone);
        }
        try {
            home.assay("run", suite("denied", 1), "--device", "adb:" + phone.serial())
                    .expect(0);
        } finally {
            for (String zone : zones()) {
                phone.allow(zone);
            }
        }

        assertThat(bundles("denied")).singleElement().satisfies(bundle -> {
            Conditions conditions = bundle.trial().before();
            assertThat(conditions.value("thermal_status")).hasValue(0);
            assertThat(conditions.value("battery_temp_c")).isPresent();
            assertThat(conditions.value("battery_level_battery_pct")).isPresent();
            assertThat(conditions.value("temp_hottest_c")).hasValue(31.2);
            assertThat(conditions.find("temp_hottest_c").orElseThrow().source())
                    .startsWith("dumpsys thermalservice (SKIN)")
                    .contains("no thermal zone that can be read");
            assertThat(bundle.trial().after().value("thermal_status")).hasValue(0);
        });
    }

    private static List<String> zones() throws Exception {
        return host.on(phone, "shell", "ls -d /sys/class/thermal/thermal_zone*/temp")
                .out()
                .lines()
                .toList();
    }

    private static void awaitPrepared() throws Exception {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(90);
        while (!state().contains("mWakefulness=Asleep") && System.nanoTime() < deadline) {
            Thread.sleep(200);
        }
    }

    private static String text(Bundle bundle, String name) {
        return bundle.trial().before().find(name).map(Condition::text).orElseThrow();
    }

    private static List<Bundle> bundles(String suite) throws Exception {
        List<Bundle> bundles = new ArrayList<>();
        for (Path trial : home.trials()) {
            if (Files.exists(trial.resolve("trial.json"))) {
                bundles.add(Bundle.open(trial));
            }
        }
        bundles.removeIf(bundle -> !bundle.trial().run().suite().equals(suite));
        return bundles;
    }
}
