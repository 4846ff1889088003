package dev.assay.harness.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.agents.rigs.adbd.AdbHost;
import dev.assay.agents.rigs.adbd.AdbdDevice;
import dev.assay.collectors.bundle.Bundle;
import dev.assay.collectors.bundle.TrialDocument.Trial;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/** Devices behind AOSP's adbd in one run, with a runner that sleeps for two seconds: many at once, and one that comes and goes. */
@Timeout(300)
class AndroidFleetIT {
    private static final int DEVICES = 20;
    private static final int TRIALS = 3;

    @TempDir
    Path folder;

    private UserHome user(AdbHost host) throws Exception {
        UserHome home = UserHome.withSharedCache(Files.createDirectories(folder.resolve("user")))
                .tinyModel()
                .withAdbServer(host.port());
        DozingRuntime.install(home, folder);
        return home;
    }

    private String suite(UserHome home, int trials) throws IOException {
        return suite(home, trials, 100);
    }

    private String suite(UserHome home, int trials, int hz) throws IOException {
        return home.write("suite.yaml", """
                schema: assay.suite/1
                name: dozing
                protocol:
                  trials: %d
                  rates: {process: %d Hz, sensors: %d Hz, memory: 1 Hz}
                  cooldown: 0 s
                  idle: 0 s
                  gate: {background: 100 %%, deadline: 1 s}
                  verdict: {background: 100 %%, steal: 100 %%, lost_ticks: 100 %%, clock_periods: 0}
                workloads:
                  p4-g3: {kind: generate, prompt: 4, generate: 3, warmup: 0}
                matrix:
                  - runtimes: ["dozing:dozes"]
                    models: [tiny/Q8_0]
                    workloads: [p4-g3]
                    threads: [1]
                """.formatted(trials, hz, hz));
    }

    @Test
    void given_twenty_devices_when_they_are_measured_in_one_run_then_all_work_at_once_and_each_for_itself()
            throws Exception {
        List<AdbdDevice> devices = new ArrayList<>();
        try (AdbHost host = AdbHost.start(folder.resolve("adb"))) {
            try {
                for (int i = 0; i < DEVICES; i++) {
                    devices.add(AdbdDevice.start("pixel-8", folder.resolve("device" + i), 64));
                    assertThat(host.connect(devices.get(i))).isEqualTo("device");
                    Files.writeString(
                            devices.get(i).file("/data/local/tmp/who"),
                            devices.get(i).serial() + "\n");
                }
                UserHome home = user(host);

                AssayProcess.Ended run = home.assay("run", suite(home, TRIALS), "--device", "adb", "--json")
                        .expect(0);

                Map<String, List<Bundle>> byDevice = bundles(home).stream()
                        .collect(Collectors.groupingBy(
                                b -> b.trial().cell().device().id()));
                assertThat(byDevice).hasSize(DEVICES);
                assertThat(run.json().at("/cells")).hasSize(DEVICES);
                byDevice.forEach((id, bundles) -> {
                    assertThat(bundles).hasSize(TRIALS).allSatisfy(bundle -> {
                        assertThat(bundle.trial().outcome().failure()).isNull();
                        assertThat(bundle.dir().resolve("runner.out"))
                                .as("what the device is called where the runner ran")
                                .hasContent(id.substring("adb:".length()));
                    });
                    for (int i = 1; i < TRIALS; i++) {
                        assertThat(trial(bundles.get(i)).started())
                                .as("one job a device at a time")
                                .isAfterOrEqualTo(trial(bundles.get(i - 1)).ended());
                    }
                });
                print(byDevice);
            } finally {
                for (AdbdDevice device : devices) {
                    device.close();
                }
            }
        }
    }

    /** Prints what it takes to measure twenty devices beside what one alone takes. */
    @Test
    @Timeout(900)
    @EnabledIfSystemProperty(named = "fleet.seconds", matches = "\\d+", disabledReason = "a timing, asked for by hand")
    void one_device_alone_and_twenty_in_one_run() throws Exception {
        long milliseconds = 1000L * Integer.getInteger("fleet.seconds");
        List<AdbdDevice> devices = new ArrayList<>();
        try (AdbHost host = AdbHost.start(folder.resolve("adb"))) {
            try {
                for (int i = 0; i < DEVICES; i++) {
                    devices.add(AdbdDevice.start("pixel-8", folder.resolve("device" + i), 64));
                    host.connect(devices.get(i));
                    Files.writeString(
                            devices.get(i).file("/data/local/tmp/who"),
                            devices.get(i).serial() + "\n" + milliseconds + "\n");
                }
                UserHome home = user(host);
                String suite = suite(home, TRIALS, Integer.getInteger("fleet.hz", 10));
                String first = "adb:" + devices.getFirst().serial();

                double alone = seconds(() -> run(home, suite, first));
                print(bundles(home).stream()
                        .collect(Collectors.groupingBy(
                                b -> b.trial().cell().device().id())));
                double all = seconds(() -> run(home, suite, "adb"));
                System.out.printf(
                        Locale.ROOT,
                        "%d trials of %d ms: one device alone %.1f s, %d in one run %.1f s: %.2f%n",
                        TRIALS,
                        milliseconds,
                        alone,
                        DEVICES,
                        all,
                        all / alone);
            } finally {
                for (AdbdDevice device : devices) {
                    device.close();
                }
            }
        }
    }

    private static void run(UserHome home, String suite, String device) throws Exception {
        try (AssayProcess run = home.start("run", suite, "--device", device, "--json")) {
            run.await(Duration.ofMinutes(10)).expect(0);
        }
    }

    private interface Work {
        void take() throws Exception;
    }

    private static double seconds(Work work) throws Exception {
        long begin = System.nanoTime();
        work.take();
        return (System.nanoTime() - begin) / 1e9;
    }

    /** A timing is no pass mark: it is printed. */
    private static void print(Map<String, List<Bundle>> byDevice) {
        List<Trial> all = byDevice.values().stream()
                .flatMap(List::stream)
                .map(AndroidFleetIT::trial)
                .toList();
        Instant begin =
                all.stream().map(Trial::started).min(Comparator.naturalOrder()).orElseThrow();
        Instant end =
                all.stream().map(Trial::ended).max(Comparator.naturalOrder()).orElseThrow();
        long wall = Duration.between(begin, end).toMillis();
        long slowest = byDevice.values().stream()
                .mapToLong(bundles -> bundles.stream()
                        .map(AndroidFleetIT::trial)
                        .mapToLong(t -> Duration.between(t.started(), t.ended()).toMillis())
                        .sum())
                .max()
                .orElseThrow();
        System.out.printf(
                Locale.ROOT,
                "%d devices: %d ms from the first trial to the last, the slowest device's own trials %d ms: %.2f%n",
                byDevice.size(),
                wall,
                slowest,
                (double) wall / slowest);
    }

    @Test
    void given_a_device_that_is_unplugged_in_two_trials_when_it_is_back_then_they_are_measured_once_more()
            throws Exception {
        try (AdbHost host = AdbHost.start(folder.resolve("adb"));
                AdbdDevice device = AdbdDevice.start("pixel-8", folder.resolve("device"), 64)) {
            host.connect(device);
            Files.writeString(device.file("/data/local/tmp/who"), "it\n");
            UserHome home = user(host);
            AssayProcess.Ended ended;
            try (AssayProcess run = home.start("run", suite(home, 4), "--device", "adb:" + device.serial(), "--json")) {
                unplugInTrial(device, "-0000-1");
                unplugInTrial(device, "-0002-1");
                ended = run.await();
            }

            ended.expect(0);
            assertThat(ended.json().at("/cells/0/trials/valid").asInt()).isEqualTo(4);
            assertThat(ended.err()).contains("lost adb:" + device.serial(), "waiting for it to come back");
            assertThat(bundles(home))
                    .extracting(b -> trial(b).order() + "/" + trial(b).attempt())
                    .containsExactly("0/1", "0/2", "1/1", "2/1", "2/2", "3/1");
        }
    }

    /** Pulls the battery while the runner sleeps, in a trial of this ending, and puts it back. */
    private static void unplugInTrial(AdbdDevice device, String ending) throws Exception {
        Path jobs = device.file("/data/local/tmp/assay/jobs");
        while (!job(jobs).endsWith(ending)) {
            Thread.sleep(5);
        }
        Thread.sleep(700);
        device.restart();
    }

    /** The job that runs on the device; empty when there is none. */
    private static String job(Path jobs) {
        String[] names = jobs.toFile().list();
        return names == null || names.length == 0 ? "" : names[0];
    }

    private static Trial trial(Bundle bundle) {
        return bundle.trial().trial();
    }

    private static List<Bundle> bundles(UserHome home) throws Exception {
        List<Bundle> bundles = new ArrayList<>();
        for (Path dir : home.trials()) {
            if (Files.exists(dir.resolve("trial.json"))) {
                bundles.add(Bundle.open(dir));
            }
        }
        return bundles;
    }
}
