package dev.assay.harness.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.agents.rigs.adbd.AdbHost;
import dev.assay.agents.rigs.adbd.AdbdDevice;
import dev.assay.collectors.bundle.Bundle;
import dev.assay.collectors.bundle.TrialDocument;
import dev.assay.collectors.condition.Charger;
import dev.assay.collectors.condition.Condition;
import dev.assay.harness.power.Hub;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * A device behind AOSP's adbd at a hub that is a script: it writes what the kernel of a phone would tell of its charger. The
 * power is there again when the run has ended, however it ended.
 */
@Timeout(300)
class CutPowerIT {
    private static final String BATTERY = "/sys/class/power_supply/battery/";
    private static final String USB = "/sys/class/power_supply/usb/online";

    @TempDir
    static Path folder;

    private static AdbHost host;
    private static AdbdDevice phone;
    private static UserHome home;
    private Hub hub;

    @BeforeAll
    static void aUserWithAPhone() throws Exception {
        host = AdbHost.start(folder.resolve("adb"));
        phone = AdbdDevice.pixel(folder.resolve("phone"));
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

    @BeforeEach
    void aHubThatGivesPower() throws Exception {
        phone.sensor(BATTERY + "status", "Charging");
        phone.sensor(BATTERY + "current_now", 310_000);
        phone.sensor(USB, 1);
        hub = new Hub(Files.createTempDirectory(folder, "hub")).does("""
                        if [ "$1" = off ]; then set -- off Discharging -310000 0; else set -- on Charging 310000 1; fi
                        echo "$2" > %s; echo "$3" > %s; echo "$4" > %s
                        """.formatted(
                        phone.file(BATTERY + "status"), phone.file(BATTERY + "current_now"), phone.file(USB)));
        configured(hub.yaml("adb:127.0.0.1:*", "10 s"));
    }

    private static void configured(String yaml) throws Exception {
        home.write("config/assay/power.yaml", yaml);
    }

    /** A gate that is shut for half a minute at least: a thermal zone does not get so cold, and tells no plateau before. */
    private static final String SHUT = "{temperature: 1 °C, deadline: 100 s}";

    private static final String OPEN = "{background: 100 %, deadline: 1 s}";

    private static String suite(String name, String gate, int trials) throws Exception {
        return home.write(name + ".yaml", """
                schema: assay.suite/1
                name: %s
                protocol:
                  trials: %d
                  idle: 1 s
                  gate: %s
                  verdict: {background: 100 %%, steal: 100 %%, lost_ticks: 100 %%, clock_periods: 0}
                  prepare: {power: cut}
                workloads:
                  p16-g64: {kind: generate, prompt: 16, generate: 64, warmup: 0}
                matrix:
                  - runtimes: ["llama.cpp:runner-llama"]
                    models: [smoke/Q8_0]
                    workloads: [p16-g64]
                    threads: [1]
                """.formatted(name, trials, gate));
    }

    private static String status() throws Exception {
        return host.on(phone, "shell", "cat " + BATTERY + "status").out();
    }

    private static List<Path> journal() throws Exception {
        Path state = home.folder().resolve("state/assay/power");
        if (!Files.exists(state)) {
            return List.of();
        }
        try (var files = Files.list(state)) {
            return files.toList();
        }
    }

    /** For the first trial: for the device at rest it was cut and restored before. */
    private void awaitCut() throws Exception {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(90);
        while (hub.told().size() < 3 && System.nanoTime() < deadline) {
            Thread.sleep(50);
        }
        assertThat(hub.told()).containsExactly("off", "on", "off");
        assertThat(status()).isEqualTo("Discharging");
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

    private static Condition power(Bundle bundle) {
        return bundle.trial().before().find("preparation_power").orElseThrow();
    }

    @Test
    void given_a_suite_that_cuts_the_power_then_no_trial_has_a_charger_and_the_phone_charges_between_and_after()
            throws Exception {
        AssayProcess.Ended run = home.assay("run", suite("cut", OPEN, 2), "--device", "adb:" + phone.serial())
                .expect(0);

        assertThat(run.err() + run.out()).contains("the power of its charger is cut for each trial by");
        assertThat(bundles("cut")).hasSize(2).allSatisfy(bundle -> {
            assertThat(power(bundle).text()).isEqualTo("cut");
            assertThat(Charger.of(bundle.trial().before(), bundle.trial().after()))
                    .isEqualTo(Charger.NOT_CONNECTED);
        });
        assertThat(hub.told()).containsExactly("off", "on", "off", "on", "off", "on"); // at rest, and two trials
        assertThat(status()).isEqualTo("Charging");
        assertThat(journal()).isEmpty();
    }

    @Test
    void given_a_hub_that_does_not_do_what_it_says_then_the_trial_says_that_it_charged() throws Exception {
        hub.does("");

        home.assay("run", suite("lying", OPEN, 1), "--device", "adb:" + phone.serial())
                .expect(4);

        assertThat(bundles("lying"))
                .singleElement()
                .satisfies(bundle -> assertThat(power(bundle).absent())
                        .contains("still charging", "battery_status_battery is Charging"));
        assertThat(hub.told()).last().isEqualTo("on");
        assertThat(journal()).isEmpty();
    }

    @Test
    void given_a_battery_that_is_too_empty_then_it_is_charged_with_power_before_that_is_cut() throws Exception {
        phone.sensor(BATTERY + "capacity", 20);
        String gate = "{background: 100 %, battery: {from: 30 %, charge_to: 80 %, deadline: 5 min}}";
        AssayProcess.Ended ended;
        try (AssayProcess run = home.start("run", suite("empty", gate, 1), "--device", "adb:" + phone.serial())) {
            long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(90);
            while (!run.errSoFar().contains("battery level 20 %") && System.nanoTime() < deadline) {
                Thread.sleep(50);
            }
            assertThat(hub.told()).containsExactly("off", "on");
            assertThat(status()).isEqualTo("Charging");
            phone.sensor(BATTERY + "capacity", 80);
            ended = run.await().expect(0);
        } finally {
            phone.sensor(BATTERY + "capacity", 72);
        }

        assertThat(ended.err()).contains("battery level 20 % (from 30 %, below it charged to 80 %), Charging");
        assertThat(bundles("empty")).singleElement().satisfies(bundle -> {
            assertThat(bundle.trial().gate().result()).isEqualTo(TrialDocument.Gate.Result.WAITED);
            assertThat(bundle.trial().gate().notes())
                    .contains("battery level 80 % (from 30 %, below it charged to 80 %)");
            assertThat(power(bundle).text()).isEqualTo("cut");
        });
    }

    @Test
    void given_ctrl_c_then_the_phone_charges_again() throws Exception {
        try (AssayProcess run = home.start("run", suite("cancelled", SHUT, 200), "--device", "adb:" + phone.serial())) {
            awaitCut();
            run.pressCtrlC();
            run.await();
        }

        assertThat(status()).isEqualTo("Charging");
        assertThat(journal()).isEmpty();
    }

    @Test
    void given_a_coordinator_that_is_killed_when_devices_are_looked_at_then_the_phone_charges_again_and_that_is_said()
            throws Exception {
        try (AssayProcess run = home.start("run", suite("killed", SHUT, 200), "--device", "adb:" + phone.serial())) {
            awaitCut();
            assertThat(home.assay("devices").expect(0).out()).doesNotContain("restored");
            assertThat(status()).isEqualTo("Discharging");
            run.kill();
        }
        assertThat(status()).isEqualTo("Discharging");
        assertThat(journal()).hasSize(1);

        assertThat(home.assay("devices").expect(0).out())
                .contains("the power of adb:" + phone.serial() + ", which an earlier session cut, is restored");

        assertThat(status()).isEqualTo("Charging");
        assertThat(journal()).isEmpty();
        assertThat(home.assay("devices").expect(0).out()).doesNotContain("restored");
    }
}
