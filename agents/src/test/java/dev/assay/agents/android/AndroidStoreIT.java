package dev.assay.agents.android;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assay.agents.AgentException;
import dev.assay.agents.Artifact;
import dev.assay.agents.DeployEvent;
import dev.assay.agents.DeployListener;
import dev.assay.agents.DeviceSession;
import dev.assay.agents.job.Job;
import dev.assay.agents.rigs.adbd.AdbHost;
import dev.assay.agents.rigs.adbd.AdbdDevice;
import dev.assay.collectors.bundle.Workload;
import dev.assay.collectors.sampling.ProcessGroups;
import dev.assay.collectors.verdict.Failure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A phone whose storage fills up: what goes, what never goes, and what is said. 32 MB are left free in any case. */
@Timeout(120)
class AndroidStoreIT {
    private static final int MB = 1_000_000;

    @TempDir
    static Path home;

    @TempDir
    Path folder;

    private static AdbHost host;
    private AdbdDevice phone;
    private final List<DeployEvent> told = new ArrayList<>();

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

    private DeviceSession session() throws Exception {
        AndroidAgent agent = new AndroidAgent(Path.of("target/on-device").toAbsolutePath(), host.environment());
        agent.attach("adb:" + phone.serial());
        return agent.discover().devices().stream()
                .filter(device -> device.identity().id().equals("adb:" + phone.serial()))
                .findFirst()
                .orElseThrow()
                .open();
    }

    private Artifact artifact(String name, int bytes) throws IOException {
        byte[] content = new byte[bytes];
        Arrays.fill(content, (byte) name.hashCode());
        return Artifact.unhashed(Files.write(folder.resolve(name), content));
    }

    /** In a session of its own, as an earlier run did it. */
    private String deployed(Artifact artifact) throws Exception {
        try (DeviceSession session = session()) {
            return session.deploy(artifact, DeployListener.NONE);
        }
    }

    private boolean has(String path) {
        return Files.exists(phone.file(path));
    }

    private List<String> removed() {
        return told.stream()
                .filter(DeployEvent.Removed.class::isInstance)
                .map(event -> ((DeployEvent.Removed) event).holds())
                .toList();
    }

    private List<DeployEvent.Sending> sent() {
        return told.stream()
                .filter(DeployEvent.Sending.class::isInstance)
                .map(DeployEvent.Sending.class::cast)
                .toList();
    }

    @Test
    void given_too_little_room_when_deployed_then_what_was_used_longest_ago_goes_and_no_more() throws Exception {
        Artifact used = artifact("used", 20 * MB);
        String first = deployed(used);
        String second = deployed(artifact("second", 20 * MB));
        String third = deployed(artifact("third", 20 * MB));
        assertThat(deployed(used)).isEqualTo(first);
        phone.leaveOnDisk(45 * MB);

        try (DeviceSession session = session()) {
            String there = session.deploy(artifact("new", 30 * MB), told::add);

            assertThat(phone.file(there)).hasSize(30 * MB);
        }
        assertThat(removed()).containsExactly("second");
        assertThat(has(second)).isFalse();
        assertThat(has(first)).isTrue();
        assertThat(has(third)).isTrue();
        assertThat(sent().getFirst()).isEqualTo(new DeployEvent.Sending("new", 0, 30 * MB));
        assertThat(sent().getLast()).isEqualTo(new DeployEvent.Sending("new", 30 * MB, 30 * MB));
    }

    @Test
    void given_a_transfer_that_nobody_went_on_with_then_it_goes_first() throws Exception {
        String half = "/data/local/tmp/assay/partial/" + "a".repeat(64);
        host.connect(phone);
        host.on(phone, "shell", "mkdir -p " + half + "; head -c 20000000 /dev/zero > " + half + "/half");
        assertThat(phone.file(half + "/half")).hasSize(20 * MB);
        String kept = deployed(artifact("kept", 20 * MB));
        phone.leaveOnDisk(45 * MB);

        try (DeviceSession session = session()) {
            session.deploy(artifact("new", 30 * MB), told::add);
        }
        assertThat(removed()).containsExactly("half");
        assertThat(has(half)).isFalse();
        assertThat(has(kept)).isTrue();
    }

    @Test
    void given_only_what_a_job_or_the_plan_needs_when_it_does_not_fit_then_nothing_is_sent_or_removed()
            throws Exception {
        String inUse = deployed(artifact("in-use", 20 * MB));
        Artifact planned = artifact("planned", 20 * MB);
        String needed = deployed(planned);
        String other = deployed(artifact("other", 5 * MB));
        try (DeviceSession another = session();
                DeviceSession session = session()) {
            Thread running = Thread.ofVirtual().start(() -> runs(another, inUse));
            while (!has("/data/local/tmp/assay/jobs/trial-1/bundle/job.json")) {
                Thread.sleep(10);
            }
            phone.leaveOnDisk(20 * MB);
            session.plan(List.of(planned));

            assertThatThrownBy(() -> session.deploy(artifact("new", 10 * MB), told::add))
                    .isInstanceOfSatisfying(AgentException.class, e -> {
                        assertThat(e.failure()).isEqualTo(Failure.NO_SPACE);
                        assertThat(e.why())
                                .matches("42000000 bytes are needed, (19|20)\\d{6} are free and 5\\d{6} more could be"
                                        + " freed; nothing was sent or removed");
                    });
            running.interrupt();
            running.join();
        }
        assertThat(told).isEmpty();
        assertThat(List.of(has(inUse), has(needed), has(other))).containsOnly(true);
        assertThat(partial()).isEmpty();
    }

    @Test
    void given_a_phone_that_fills_up_while_a_file_comes_then_what_was_half_sent_is_removed() throws Exception {
        Artifact large = artifact("large", 300 * MB);
        try (DeviceSession session = session()) {
            Thread filler = Thread.ofVirtual().start(() -> {
                try {
                    while (partial().stream().noneMatch(file -> file.toFile().length() > 20 * MB)) {
                        Thread.sleep(1);
                    }
                    phone.leaveOnDisk(MB);
                } catch (IOException | InterruptedException e) {
                    throw new AssertionError(e);
                }
            });
            assertThatThrownBy(() -> session.deploy(large, told::add))
                    .isInstanceOfSatisfying(
                            AgentException.class, e -> assertThat(e.failure()).isEqualTo(Failure.NO_SPACE));
            filler.join();
            assertThat(partial()).isEmpty();

            phone.freeDisk();
            assertThat(phone.file(session.deploy(large, told::add))).hasSize(300 * MB);
        }
    }

    @Test
    void given_a_hash_that_is_not_the_files_when_deployed_then_it_is_refused_and_not_visible() throws Exception {
        Path file = artifact("changed", MB).path();
        try (DeviceSession session = session()) {
            assertThatThrownBy(() -> session.deploy(Artifact.file(file, "b".repeat(64)), told::add))
                    .isInstanceOf(AgentException.class)
                    .hasMessageContaining("arrived twice with another hash");
        }
        assertThat(partial()).isEmpty();
        try (Stream<Path> all = Files.walk(phone.file("/data/local/tmp/assay/store"))) {
            assertThat(all.map(path -> path.getFileName().toString())).doesNotContain("changed");
        }
    }

    private List<Path> partial() throws IOException {
        Path partial = phone.file("/data/local/tmp/assay/partial");
        if (!Files.isDirectory(partial)) {
            return List.of();
        }
        try (Stream<Path> walk = Files.walk(partial)) {
            return walk.filter(Files::isRegularFile).toList();
        }
    }

    private void runs(DeviceSession session, String model) {
        try {
            session.run(
                    new Job(
                            Job.SCHEMA,
                            "trial-1",
                            new Job.Runner(List.of("/system/bin/sh", "-c", "sleep 60"), Map.of(), Job.Speaks.OUTPUT),
                            new Job.Runtime(null),
                            new Job.Model(model, "gguf"),
                            new Workload.Generate("p1-g1", 1, 1, 0, 1, Workload.Sampling.NONE),
                            1,
                            1,
                            Job.Limits.deadline(60_000),
                            ProcessGroups.of(100, 10)),
                    Files.createDirectories(folder.resolve("bundle")));
        } catch (AgentException | IOException e) {
            throw new AssertionError(e);
        } catch (InterruptedException e) {
            // The test has seen enough.
        }
    }
}
