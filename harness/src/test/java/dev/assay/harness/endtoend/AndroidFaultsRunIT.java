package dev.assay.harness.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.agents.rigs.adbd.AdbHost;
import dev.assay.agents.rigs.adbd.AdbdDevice;
import dev.assay.agents.rigs.adbd.Leftovers;
import dev.assay.agents.rigs.adbd.Relay;
import dev.assay.collectors.bundle.Bundle;
import dev.assay.collectors.condition.Charger;
import dev.assay.collectors.verdict.Failure;
import dev.assay.harness.power.Hub;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * What befalls a device behind AOSP's adbd while {@code assay run} measures it, with a preparation in force: the trial ends as
 * what it was, the plan goes on, no trial is lost or there twice, and the device is as before.
 */
@Timeout(240)
class AndroidFaultsRunIT {
    private static final int PATIENCE_S = 2;
    private static final String BATTERY = "/sys/class/power_supply/battery/";
    private static final String USB = "/sys/class/power_supply/usb/online";
    private static final String ZONE = "/sys/class/thermal/thermal_zone0/temp";

    @TempDir
    static Path folder;

    private static AdbHost host;
    private static AdbdDevice phone;
    private static Relay relay;
    private static UserHome user;

    private UserHome home;
    private String before;

    @BeforeAll
    static void aUserWithAPhone() throws Exception {
        host = AdbHost.start(folder.resolve("adb"));
        phone = AdbdDevice.start("pixel-8", folder.resolve("phone"), 256);
        relay = Relay.to(phone.port());
        Files.writeString(phone.file("/data/local/tmp/who"), "it\n1500\n");
        user = UserHome.withSharedCache(Files.createDirectories(folder.resolve("user")))
                .tinyModel()
                .withAdbServer(host.port())
                .with("ASSAY_DEVICE_PATIENCE", Integer.toString(PATIENCE_S));
        DozingRuntime.install(user, folder);
    }

    @AfterAll
    static void end() throws Exception {
        for (AutoCloseable each : new AutoCloseable[] {relay, phone, host}) {
            if (each != null) {
                each.close();
            }
        }
    }

    @BeforeEach
    void resultsOfItsOwn() throws Exception {
        home = user.withDataIn(Files.createTempDirectory(folder, "data"));
        host.connect(phone);
        phone.sensor(BATTERY + "status", "Discharging");
        phone.sensor(USB, 0);
        before = state();
    }

    @AfterEach
    void thePhoneIsAsBefore() throws Exception {
        host.adb("disconnect");
        host.connect(phone);
        assertThat(state()).isEqualTo(before);
        assertThat(Leftovers.on(phone, host)).isEmpty();
    }

    private static String suite(String name, int trials, String protocol) throws Exception {
        return user.write(name + ".yaml", """
                schema: assay.suite/1
                name: %s
                protocol:
                  trials: %d
                  deadline: 3 s
                  rates: {process: 100 Hz, sensors: 100 Hz, memory: 1 Hz}
                  cooldown: 0 s
                  idle: 0 s
                  gate: {background: 100 %%, deadline: 1 s}
                  verdict: {background: 100 %%, steal: 100 %%, lost_ticks: 100 %%, clock_periods: 0}
                %s
                workloads:
                  p4-g3: {kind: generate, prompt: 4, generate: 3, warmup: 0}
                matrix:
                  - runtimes: ["dozing:dozes"]
                    models: [tiny/Q8_0]
                    workloads: [p4-g3]
                    threads: [1]
                """.formatted(name, trials, protocol));
    }

    private static final String PREPARED = "  prepare: {stay_awake: on, animations: off}";

    private static String state() throws Exception {
        return host.on(phone, "shell", "settings list global; settings list system")
                .out();
    }

    @Test
    void given_a_phone_that_is_frozen_past_every_deadline_when_it_thaws_then_the_trial_is_measured_once_more()
            throws Exception {
        AssayProcess.Ended ended;
        try (AssayProcess run =
                home.start("run", suite("frozen", 2, PREPARED), "--device", "adb:" + phone.serial(), "--json")) {
            awaitJob("-0000-1");
            phone.freeze();
            try {
                await(() -> run.errSoFar().contains("lost adb:"), run);
            } finally {
                phone.thaw();
            }
            ended = run.await();
        }

        ended.expect(0);
        assertThat(ends()).containsExactly("0/1 DEVICE_LOST", "0/2 measured", "1/1 measured");
        assertThat(ended.err()).contains("waiting for it to come back");
        assertThat(ended.json().at("/cells/0/trials/valid").asInt()).isEqualTo(2);
    }

    @Test
    void given_a_phone_that_is_away_while_it_is_prepared_and_its_charger_cut_when_it_is_back_then_all_is_undone()
            throws Exception {
        phone.sensor(BATTERY + "status", "Charging");
        phone.sensor(USB, 1);
        Hub hub = new Hub(folder.resolve("hub")).does("""
                        if [ "$1" = off ]; then set -- off Discharging 0; else set -- on Charging 1; fi
                        echo "$2" > %s; echo "$3" > %s
                        """.formatted(phone.file(BATTERY + "status"), phone.file(USB)));
        user.write("config/assay/power.yaml", hub.yaml("adb:127.0.0.1:*", "10 s"));
        try (AssayProcess run = home.start(
                "run",
                suite("away", 2, "  prepare: {stay_awake: on, animations: off, power: cut}"),
                "--device",
                "adb:" + relay.serial(),
                "--json")) {
            awaitJob("-0000-1");
            assertThat(hub.isOff()).isTrue();
            assertThat(state()).isNotEqualTo(before);
            relay.away();
            try {
                await(() -> run.errSoFar().contains("lost adb:"), run);
                assertThat(hub.isOff()).as("an idle phone is charged").isFalse();
            } finally {
                relay.back();
            }
            run.await().expect(0);
        } finally {
            Files.delete(user.folder().resolve("config/assay/power.yaml"));
        }

        assertThat(ends()).containsExactly("0/1 DEVICE_LOST", "0/2 measured", "1/1 measured");
        assertThat(hub.isOff()).isFalse();
        assertThat(user.folder().resolve("state/assay/power"))
                .satisfiesAnyOf(
                        journal -> assertThat(journal).doesNotExist(),
                        journal -> assertThat(journal).isEmptyDirectory());
        assertThat(phone.file(BATTERY + "status")).hasContent("Charging");
    }

    @Test
    void given_a_coordinator_that_is_killed_when_the_run_is_resumed_then_each_trial_is_there_once() throws Exception {
        try (AssayProcess run =
                home.start("run", suite("killed", 3, PREPARED), "--device", "adb:" + phone.serial(), "--json")) {
            awaitJob("-0001-1");
            run.kill();
        }
        assertThat(state()).as("still prepared").isNotEqualTo(before);

        AssayProcess.Ended resumed =
                home.assay("run", "--resume", home.run(), "--json").expect(0);

        assertThat(ends()).containsExactly("0/1 measured", "1/1 measured", "2/1 measured");
        assertThat(resumed.json().at("/cells/0/trials/valid").asInt()).isEqualTo(3);
    }

    @Test
    void given_a_server_that_is_killed_in_a_trial_then_one_is_started_and_no_trial_is_lost() throws Exception {
        home = home.with("ASSAY_DEVICE_PATIENCE", "60"); // a server may take its time to start where much is going on
        try (AssayProcess run =
                home.start("run", suite("serverless", 2, PREPARED), "--device", "adb:" + phone.serial(), "--json")) {
            awaitJob("-0000-1");
            host.killServer();
            run.await().expect(0);
        }

        assertThat(ends()).containsExactly("0/1 measured", "1/1 measured");
    }

    @Test
    void given_one_cable_for_power_and_data_then_it_is_cut_behind_the_start_of_the_job_and_no_device_is_lost()
            throws Exception {
        phone.sensor(BATTERY + "status", "Charging");
        phone.sensor(USB, 1);
        Path cut = folder.resolve("cut");
        Hub hub = new Hub(folder.resolve("cable"))
                .does("""
                        if [ "$1" = off ]; then touch %1$s; set -- off Discharging 0; else rm -f %1$s; set -- on Charging 1; fi
                        echo "$2" > %2$s; echo "$3" > %3$s
                        """.formatted(cut, phone.file(BATTERY + "status"), phone.file(USB)));
        user.write(
                "config/assay/power.yaml",
                hub.yaml("adb:127.0.0.1:*", "2 s").stripTrailing() + "\n    cuts: power-and-data\n");
        AssayProcess.Ended ended;
        try (AutoCloseable _ = following(cut)) {
            ended = home.assay(
                            "run",
                            suite("cable", 1, "  prepare: {power: cut}"),
                            "--device",
                            "adb:" + relay.serial(),
                            "--json")
                    .expect(0);
        } finally {
            Files.delete(user.folder().resolve("config/assay/power.yaml"));
        }

        assertThat(ends()).containsExactly("0/1 measured");
        assertThat(ended.err()).contains("its cable is cut for each trial").doesNotContain("lost adb:");
        assertThat(hub.told()).containsExactly("off", "on");
        Bundle bundle = Bundle.open(home.trials().getFirst());
        assertThat(bundle.trial()
                        .before()
                        .find("preparation_power")
                        .orElseThrow()
                        .text())
                .isEqualTo("cut");
        assertThat(bundle.trial()
                        .before()
                        .find("charger_online_usb")
                        .orElseThrow()
                        .source())
                .contains("sampled at 1 Hz");
        assertThat(Charger.of(bundle.trial().before(), bundle.trial().after())).isEqualTo(Charger.NOT_CONNECTED);
    }

    /** Takes the phone away while a file is there, until it is closed. */
    private static AutoCloseable following(Path cut) {
        Thread thread = Thread.startVirtualThread(() -> {
            boolean away = false;
            try {
                while (true) {
                    if (Files.exists(cut) != away) {
                        away = !away;
                        if (away) {
                            relay.away();
                        } else {
                            relay.back();
                        }
                    }
                    Thread.sleep(5);
                }
            } catch (InterruptedException e) {
                relay.back();
            }
        });
        return () -> {
            thread.interrupt();
            thread.join();
        };
    }

    @Test
    void given_a_phone_whose_store_is_cleared_in_a_trial_then_probe_and_files_are_given_again() throws Exception {
        Path store = phone.file("/data/local/tmp/assay/store");
        try (AssayProcess run =
                home.start("run", suite("cleared", 2, PREPARED), "--device", "adb:" + phone.serial(), "--json")) {
            awaitJob("-0000-1");
            host.on(phone, "shell", "rm -rf /data/local/tmp/assay/store");
            assertThat(store).doesNotExist();
            run.await().expect(0);
        }

        assertThat(ends()).containsExactly("0/1 measured", "1/1 measured");
        assertThat(store).isNotEmptyDirectory();
    }

    @Test
    void given_a_phone_whose_whole_folder_is_cleared_in_a_trial_then_it_is_measured_once_more_and_all_is_undone()
            throws Exception {
        try (AssayProcess run =
                home.start("run", suite("emptied", 2, PREPARED), "--device", "adb:" + phone.serial(), "--json")) {
            awaitJob("-0000-1");
            host.on(phone, "shell", "rm -rf /data/local/tmp/assay");
            awaitJob("-0001-1");
            assertThat(phone.file("/data/local/tmp/assay/undo.json"))
                    .as("what tells a later session to undo the preparation")
                    .content()
                    .contains("stay_on_while_plugged_in");
            run.await().expect(0);
        }

        assertThat(ends()).containsExactly("0/1 DEVICE_LOST", "0/2 measured", "1/1 measured");
    }

    @Test
    void given_a_phone_that_overheats_and_one_whose_storage_fills_up_in_a_job_then_the_plan_goes_on() throws Exception {
        String cool = Files.readString(phone.file(ZONE)).strip();
        AssayProcess.Ended ended;
        try (AssayProcess run = home.start(
                "run",
                suite("hot", 4, PREPARED + "\n  limits: {temperature: 60 °C}"),
                "--device",
                "adb:" + phone.serial(),
                "--json")) {
            awaitJob("-0000-1");
            phone.sensor(ZONE, 90_000);
            await(() -> ends().size() == 1, run);
            phone.sensor(ZONE, cool);
            awaitJob("-0002-1");
            phone.fillDisk();
            await(() -> ends().size() == 3, run);
            phone.freeDisk();
            ended = run.await();
        } finally {
            phone.sensor(ZONE, cool);
            phone.freeDisk();
        }

        assertThat(ends()).containsExactly("0/1 LIMIT_EXCEEDED", "1/1 measured", "2/1 NO_SPACE", "3/1 measured");
        ended.expect(4);
        assertThat(ended.json().at("/failures").toString()).contains("90", "60");
    }

    private static void awaitJob(String ending) throws Exception {
        Path jobs = phone.file("/data/local/tmp/assay/jobs");
        await(
                () -> {
                    String[] names = jobs.toFile().list();
                    return names != null
                            && names.length > 0
                            && names[0].endsWith(ending)
                            && Files.exists(jobs.resolve(names[0]).resolve("bundle/trace.bin"));
                },
                null);
        Thread.sleep(300);
    }

    private static void await(Callable<Boolean> sign, AssayProcess run) throws Exception {
        for (long end = System.nanoTime() + Duration.ofSeconds(100).toNanos(); !sign.call(); Thread.sleep(5)) {
            assertThat(System.nanoTime())
                    .as(run == null ? "no such job" : run.errSoFar())
                    .isLessThan(end);
        }
    }

    /** Each sealed trial: its place in the plan, its attempt, how it ended. */
    private List<String> ends() throws Exception {
        List<String> ends = new ArrayList<>();
        if (!Files.exists(home.bundles())) {
            return ends;
        }
        for (Path dir : home.trials()) {
            if (Files.exists(dir.resolve("manifest.json"))) {
                Bundle bundle = Bundle.open(dir);
                Failure failure = bundle.trial().outcome().failure();
                ends.add(bundle.trial().trial().order() + "/"
                        + bundle.trial().trial().attempt() + " " + (failure == null ? "measured" : failure));
            }
        }
        return ends;
    }
}
