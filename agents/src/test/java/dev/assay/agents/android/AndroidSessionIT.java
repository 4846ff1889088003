package dev.assay.agents.android;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assay.agents.Agent.Discovery;
import dev.assay.agents.AgentException;
import dev.assay.agents.Artifact;
import dev.assay.agents.DeployEvent;
import dev.assay.agents.Device;
import dev.assay.agents.DeviceSession;
import dev.assay.agents.job.Job;
import dev.assay.agents.rigs.adbd.AdbHost;
import dev.assay.agents.rigs.adbd.AdbdDevice;
import dev.assay.agents.rigs.adbd.Leftovers;
import dev.assay.collectors.bundle.Workload;
import dev.assay.collectors.clock.ClockReading;
import dev.assay.collectors.sampling.ProcessGroups;
import dev.assay.collectors.verdict.Failure;
import dev.assay.collectors.verdict.Outcomes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The agent against AOSP's adbd, through a real adb server. */
@Timeout(180)
class AndroidSessionIT {
    private static final Path PROGRAMS = Path.of("target/on-device").toAbsolutePath();

    @TempDir
    static Path home;

    @TempDir
    Path folder;

    private static AdbHost host;
    private AdbdDevice phone;

    @BeforeAll
    static void aHost() throws Exception {
        host = AdbHost.start(home);
    }

    @AfterAll
    static void noHost() throws Exception {
        if (host != null) {
            host.close();
        }
    }

    @BeforeEach
    void aPhone() throws Exception {
        phone = AdbdDevice.pixel(folder.resolve("phone"));
    }

    @AfterEach
    void noPhone() throws Exception {
        if (phone != null) {
            phone.close();
        }
    }

    private static AndroidAgent agent() {
        return new AndroidAgent(PROGRAMS, host.environment());
    }

    private Device device() throws Exception {
        AndroidAgent agent = agent();
        agent.attach("adb:" + phone.serial());
        return agent.discover().devices().stream()
                .filter(device -> device.identity().id().equals("adb:" + phone.serial()))
                .findFirst()
                .orElseThrow();
    }

    private static Job job(String id, String script) {
        return new Job(
                Job.SCHEMA,
                id,
                new Job.Runner(List.of("/system/bin/sh", "-c", script), Map.of(), Job.Speaks.OUTPUT),
                new Job.Runtime(null),
                new Job.Model("/none", "gguf"),
                new Workload.Generate("p1-g1", 1, 1, 0, 1, Workload.Sampling.NONE),
                1,
                1,
                Job.Limits.deadline(20_000),
                ProcessGroups.of(100, 10));
    }

    private Path bundle(String name) throws IOException {
        return Files.createDirectories(folder.resolve(name));
    }

    /** All that Assay has on the phone but its store, and the lease while there is a session. */
    private List<String> left() throws IOException, InterruptedException {
        host.connect(phone);
        return Leftovers.on(phone, host).stream()
                .filter(name -> !name.equals("lease"))
                .toList();
    }

    /** The rig's device has a time namespace of its own: its clock is a whole number of seconds from this machine's. */
    @Test
    void given_a_device_then_its_clock_is_where_it_is_within_the_bound() throws Exception {
        try (DeviceSession session = device().open()) {
            ClockReading reading = session.clock().orElseThrow();

            long beyondSeconds = Math.floorMod(reading.offsetNs() + 500_000_000L, 1_000_000_000L) - 500_000_000L;
            assertThat(Math.abs(beyondSeconds)).isLessThanOrEqualTo(reading.boundNs());
            assertThat(reading.boundNs()).isLessThan(500_000_000L);
            assertThat(reading.trips()).isBetween(4, 20);
        }
    }

    @Test
    void given_a_phone_of_the_network_when_it_is_named_then_it_is_attached_and_says_who_it_is() throws Exception {
        Device device = device();

        assertThat(device.identity().platform()).isEqualTo("android");
        assertThat(device.identity().abi()).isEqualTo("android-x86_64");
        assertThat(device.identity().model()).isEqualTo("Google Pixel 8, rig");
        assertThat(device.capacity().processors()).isPositive();
        assertThat(device.capacity().memoryBytes()).isPresent();
        assertThat(device.simulatedSensors())
                .hasValueSatisfying(why -> assertThat(why).contains("ro.assay.rig=synthetic"));
        assertThat(device.facts()).containsKeys("android", "soc", "kernel", "sensors");
    }

    @Test
    void given_a_phone_that_has_not_accepted_the_key_when_discovered_then_it_says_so_and_what_to_do() throws Exception {
        phone.requireAuthorisation();
        host.connect(phone);

        Discovery seen = agent().discover();

        assertThat(seen.devices()).isEmpty();
        assertThat(seen.unusable())
                .filteredOn(device -> device.id().equals("adb:" + phone.serial()))
                .singleElement()
                .satisfies(device -> assertThat(device.remedy()).contains("allow USB debugging"));
        phone.authorise();
        host.await(phone, "device");
        assertThat(device().identity().model()).isEqualTo("Google Pixel 8, rig");
    }

    @Test
    void given_no_adb_server_and_no_adb_when_discovered_then_there_is_no_device() throws Exception {
        Map<String, String> nothing = Map.of("ANDROID_ADB_SERVER_PORT", "1", "PATH", folder.toString());

        assertThat(new AndroidAgent(PROGRAMS, nothing).discover()).isEqualTo(Discovery.NOTHING);
    }

    @Test
    void given_a_job_when_it_is_run_then_its_bundle_comes_back_and_nothing_is_left() throws Exception {
        try (DeviceSession session = device().open()) {
            Path bundle = bundle("bundle");
            session.run(job("trial-1", "id -u; pwd; echo 'it''s' \"quoted  $0\"; exit 3"), bundle);

            assertThat(Outcomes.read(bundle).exitCode()).isEqualTo(3);
            assertThat(Files.readString(bundle.resolve("runner.out")))
                    .isEqualTo("2000\n/data/local/tmp/assay/jobs/trial-1\nits quoted  /system/bin/sh\n");
            assertThat(bundle.resolve("trace.bin")).isNotEmptyFile();
            assertThat(left()).isEmpty();
        }
    }

    @Test
    void given_files_when_deployed_then_they_are_there_once_under_their_content() throws Exception {
        Path engine = Files.createDirectories(folder.resolve("engine/lib"));
        Files.writeString(engine.resolve("a b"), "one");
        Path program = Files.writeString(folder.resolve("engine/run"), "#!/system/bin/sh\necho ran\n");
        assertThat(program.toFile().setExecutable(true)).isTrue();
        Path model = Files.writeString(folder.resolve("model.gguf"), "weights");
        try (DeviceSession session = device().open()) {
            String there = session.deploy(folder.resolve("engine"));
            String weights = session.deploy(model);

            assertThat(phone.file(there + "/lib/a b")).hasContent("one");
            assertThat(phone.file(weights)).hasContent("weights");
            assertThat(weights).endsWith("/model.gguf");
            Path bundle = bundle("bundle");
            session.run(job("trial-1", "exec " + there + "/run"), bundle);
            assertThat(bundle.resolve("runner.out")).hasContent("ran\n".strip());
            long written = Files.getLastModifiedTime(phone.file(weights)).toMillis();
            assertThat(session.deploy(model)).isEqualTo(weights);
            try (DeviceSession another = device().open()) {
                assertThat(another.deploy(model)).isEqualTo(weights);
            }
            assertThat(Files.getLastModifiedTime(phone.file(weights)).toMillis())
                    .isEqualTo(written);
            assertThat(left()).isEmpty();
        }
    }

    @Test
    void given_a_push_that_is_cut_when_the_phone_is_back_then_it_goes_on_and_nothing_half_is_visible()
            throws Exception {
        byte[] bytes = new byte[300_000_000];
        new Random(1).nextBytes(bytes);
        Path large = Files.write(folder.resolve("large"), bytes);
        AtomicLong arrived = new AtomicLong();
        try (DeviceSession session = device().open()) {
            Thread cutter = Thread.ofVirtual().start(() -> {
                try {
                    Path partial = phone.file("/data/local/tmp/assay/partial");
                    while (size(partial) < bytes.length / 2) {
                        Thread.sleep(1);
                    }
                    phone.kill();
                    arrived.set(size(partial));
                    phone.restart();
                } catch (IOException | InterruptedException e) {
                    throw new AssertionError(e);
                }
            });
            List<Long> told = new ArrayList<>();
            String there = session.deploy(Artifact.unhashed(large), event -> {
                if (event instanceof DeployEvent.Sending sending) {
                    told.add(sending.done());
                }
            });

            cutter.join();
            assertThat(arrived.get()).as("had arrived").isGreaterThanOrEqualTo(bytes.length / 2);
            assertThat(told).as("it went on there").contains(arrived.get());
            assertThat(told.subList(told.indexOf(arrived.get()), told.size())).isSorted();
            assertThat(Files.mismatch(large, phone.file(there))).isEqualTo(-1);
            assertThat(left()).isEmpty();
        }
    }

    @Test
    void given_a_file_that_becomes_shorter_while_it_is_pushed_then_it_is_told_of_and_not_the_phone() throws Exception {
        Path changing = Files.write(folder.resolve("changing"), new byte[1_000_000]);
        try (DeviceSession session = device().open()) {
            assertThatThrownBy(() -> session.deploy(Artifact.unhashed(changing), _ -> shorten(changing)))
                    .isInstanceOfSatisfying(AgentException.class, e -> {
                        assertThat(e.failure()).isEqualTo(Failure.NOT_PROVISIONED);
                        assertThat(e.what()).isEqualTo("cannot use a file of this machine");
                        assertThat(e.why()).contains("changing has 10 bytes where 1000000 were expected");
                    });
        }
    }

    private static void shorten(Path file) {
        try {
            Files.write(file, new byte[10]);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void given_an_interrupt_in_a_push_then_nothing_goes_on_on_the_phone_and_the_next_one_does() throws Exception {
        byte[] bytes = new byte[300_000_000];
        new Random(2).nextBytes(bytes);
        Path large = Files.write(folder.resolve("large"), bytes);
        try (DeviceSession session = device().open()) {
            Thread caller = Thread.currentThread();
            Thread interrupting = Thread.ofVirtual().start(() -> {
                try {
                    Path partial = phone.file("/data/local/tmp/assay/partial");
                    while (size(partial) < 50_000_000) {
                        Thread.sleep(1);
                    }
                    caller.interrupt();
                } catch (IOException | InterruptedException e) {
                    throw new AssertionError(e);
                }
            });
            assertThatThrownBy(() -> session.deploy(large)).isInstanceOf(InterruptedException.class);
            interrupting.join();
            long until = System.nanoTime() + Duration.ofSeconds(20).toNanos();
            while (!host.on(phone, "shell", "pgrep -f [h]ash.--growing").out().isEmpty()) {
                assertThat(System.nanoTime()).as("the probe hashes on").isLessThan(until);
                Thread.sleep(20);
            }

            assertThat(Files.mismatch(large, phone.file(session.deploy(large)))).isEqualTo(-1);
            assertThat(left()).isEmpty();
        }
    }

    private static long size(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return 0;
        }
        try (Stream<Path> walk = Files.walk(folder)) {
            return walk.filter(Files::isRegularFile)
                    .mapToLong(f -> f.toFile().length())
                    .sum();
        }
    }

    @Test
    void given_a_full_phone_when_deployed_then_the_failure_says_so_and_the_space_is_given_back() throws Exception {
        Path large = Files.write(folder.resolve("large"), new byte[5_000_000]);
        try (DeviceSession session = device().open()) {
            phone.leaveOnDisk(1_000_000);

            assertThatThrownBy(() -> session.deploy(large))
                    .isInstanceOfSatisfying(
                            AgentException.class, e -> assertThat(e.failure()).isEqualTo(Failure.NO_SPACE));
            assertThat(left()).isEmpty();

            phone.freeDisk();
            assertThat(phone.file(session.deploy(large))).hasSize(5_000_000);
        }
    }

    @Test
    void given_a_phone_that_freezes_and_thaws_in_a_job_then_the_job_is_collected() throws Exception {
        try (DeviceSession session = device().open()) {
            Thread freezer = Thread.ofVirtual().start(() -> {
                try {
                    Thread.sleep(500);
                    phone.freeze();
                    Thread.sleep(1_500);
                    phone.thaw();
                } catch (IOException | InterruptedException e) {
                    throw new AssertionError(e);
                }
            });
            Path bundle = bundle("bundle");
            session.run(job("trial-1", "sleep 1; exit 4"), bundle);

            freezer.join();
            assertThat(Outcomes.read(bundle).exitCode()).isEqualTo(4);
        }
    }

    @Test
    void given_a_phone_that_restarts_in_a_job_then_what_was_measured_comes_back_and_says_that_it_is_cut()
            throws Exception {
        try (DeviceSession session = device().open()) {
            Thread restarter = Thread.ofVirtual().start(() -> {
                try {
                    Thread.sleep(1_000);
                    phone.restart();
                } catch (IOException | InterruptedException e) {
                    throw new AssertionError(e);
                }
            });
            Path bundle = bundle("bundle");
            session.run(job("trial-1", "sleep 15"), bundle);

            restarter.join();
            assertThat(Outcomes.read(bundle).failure()).isEqualTo(Failure.DEVICE_LOST);
            assertThat(left()).isEmpty();
        }
    }

    @Test
    void given_an_interrupt_then_the_job_ends_with_the_call() throws Exception {
        try (DeviceSession session = device().open()) {
            Thread caller = Thread.currentThread();
            Thread.ofVirtual().start(() -> {
                try {
                    Thread.sleep(700);
                } catch (InterruptedException e) {
                    return;
                }
                caller.interrupt();
            });
            Path bundle = bundle("bundle");
            assertThatThrownBy(() -> session.run(job("trial-1", "sleep 15"), bundle))
                    .isInstanceOf(InterruptedException.class);

            assertThat(host.on(phone, "shell", "pgrep -f [s]leep.15").out()).isEmpty();
            assertThat(left()).isEmpty();
        }
    }

    @Test
    void given_the_probe_when_asked_then_it_finds_the_phones_battery() throws Exception {
        try (DeviceSession session = device().open()) {
            assertThat(session.probe(List.of("facts"), Duration.ofSeconds(20))).contains("current_now");
            assertThat(session.files().read("/sys/class/power_supply/battery/status"))
                    .isPresent();
            assertThat(session.files().read("/none")).isEmpty();
            assertThat(session.files().list("/sys/class/power_supply")).contains("battery");
        }
    }
}
