package dev.assay.agents.ssh;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assay.agents.Abi;
import dev.assay.agents.Agent.Discovery;
import dev.assay.agents.Device;
import dev.assay.agents.DeviceSession;
import dev.assay.agents.rigs.ssh.SshServer;
import dev.assay.collectors.profile.Profiles;
import dev.assay.collectors.verdict.Outcomes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The agent against OpenSSH's sshd: the real probe, placed and run at the far end of a real connection. */
@Timeout(180)
class SshSessionIT {
    @TempDir
    Path folder;

    private SshServer server;
    private SshUser user;

    @BeforeEach
    void aServer() throws Exception {
        server = SshServer.start(folder.resolve("server"));
        user = SshUsers.of(folder, server);
    }

    @AfterEach
    void noServer() throws Exception {
        if (server != null) {
            server.close();
        }
    }

    private SshAgent agent(SshTarget... listed) {
        return new SshAgent(SshJobs.PROGRAMS, user, List.of(listed), new Profiles(List.of()), SshUsers.LIMITS);
    }

    private Device device() throws Exception {
        SshAgent agent = agent();
        agent.attach(server.uri());
        return agent.discover().devices().getFirst();
    }

    private Path bundle(String name) throws IOException {
        return Files.createDirectories(folder.resolve(name));
    }

    private Path assay() {
        return server.home().resolve(".cache/assay");
    }

    /** All that Assay has there but its store. */
    private List<String> left() throws IOException {
        try (Stream<Path> walk = Files.walk(assay())) {
            return walk.filter(Files::isRegularFile)
                    .map(file -> assay().relativize(file).toString())
                    .filter(name -> !name.startsWith("store/") && !name.equals("lease"))
                    .toList();
        }
    }

    @Test
    void given_a_host_when_it_is_named_then_it_says_who_it_is() throws Exception {
        Device device = device();

        assertThat(device.identity().id()).isEqualTo(server.uri());
        assertThat(device.identity().platform()).isEqualTo("linux");
        assertThat(device.identity().abi()).isEqualTo(Abi.HOST.toString());
        assertThat(device.capacity().processors())
                .isEqualTo(Files.readAllLines(Path.of("/proc/cpuinfo")).stream()
                        .filter(line -> line.startsWith("processor"))
                        .count());
        assertThat(device.capacity().memoryBytes()).isPresent();
        assertThat(device.facts()).containsKeys("model", "kernel", "glibc", "processors");
        assertThat(device.facts().get("glibc")).matches("[0-9]+\\.[0-9]+");
        assertThat(device.simulatedSensors()).isEmpty();
    }

    @Test
    void given_listed_hosts_then_each_is_there_or_says_why_not_and_none_waits_for_another() throws Exception {
        server.freeze();
        try (SshServer other = SshServer.start(folder.resolve("other"))) {
            user = SshUsers.of(Files.createDirectories(folder.resolve("second")), other);
            Files.writeString(user.ownKnownHosts(), other.knownHostsLine() + server.knownHostsLine());
            SshTarget there =
                    new SshTarget("ssh:there", SshAddress.parse(other.uri()).orElseThrow());
            SshTarget frozen =
                    new SshTarget("ssh:frozen", SshAddress.parse(server.uri()).orElseThrow());
            SshTarget off = new SshTarget(
                    "ssh:off", SshAddress.parse("ssh://127.0.0.1:1").orElseThrow());
            SshTarget nameless = new SshTarget(
                    "ssh:nameless", SshAddress.parse("ssh:no-such-host.invalid").orElseThrow());
            SshAgent agent = agent(frozen, off, nameless, there);
            agent.attach("ssh");
            agent.attach("ssh:a b");
            agent.attach("adb:ABC");

            Discovery seen = agent.discover();

            assertThat(seen.devices())
                    .singleElement()
                    .satisfies(device -> assertThat(device.identity().id()).isEqualTo("ssh:there"));
            assertThat(seen.unusable())
                    .extracting("id")
                    .containsExactly("ssh:frozen", "ssh:off", "ssh:nameless", "ssh:a b");
            assertThat(seen.unusable().get(0).why()).contains("within");
            assertThat(seen.unusable().get(1).why()).containsIgnoringCase("refused");
            assertThat(seen.unusable().get(2).why()).contains("no host of this name");
            assertThat(seen.unusable().get(3).why()).contains("no address");

            SshAgent forOne = agent(frozen, off, nameless, there);
            forOne.attach("ssh:there");
            assertThat(forOne.discover().unusable()).isEmpty();
            assertThat(forOne.discover().devices()).hasSize(1);
        }
        server.thaw();
    }

    @Test
    void given_a_job_when_it_is_run_then_its_bundle_comes_back_and_nothing_is_left() throws Exception {
        try (DeviceSession session = device().open()) {
            Path bundle = bundle("bundle");
            session.run(SshJobs.job("trial-1", "pwd; echo 'it''s' \"quoted  $0\"; exit 3"), bundle);

            assertThat(Outcomes.read(bundle).exitCode()).isEqualTo(3);
            assertThat(Files.readString(bundle.resolve("runner.out")))
                    .isEqualTo(assay().toRealPath().resolve("jobs/trial-1") + "\nits quoted  /bin/sh\n");
            assertThat(bundle.resolve("trace.bin")).isNotEmptyFile();
            assertThat(left()).isEmpty();
        }
    }

    @Test
    void given_files_when_deployed_then_they_are_there_once_under_their_content() throws Exception {
        Path engine = Files.createDirectories(folder.resolve("engine/lib"));
        Files.writeString(engine.resolve("a b"), "one");
        Path program = Files.writeString(folder.resolve("engine/run"), "#!/bin/sh\necho ran\n");
        assertThat(program.toFile().setExecutable(true)).isTrue();
        Path model = Files.writeString(folder.resolve("model.gguf"), "weights");
        try (DeviceSession session = device().open()) {
            String there = session.deploy(folder.resolve("engine"));
            String weights = session.deploy(model);

            assertThat(Path.of(there, "lib/a b")).hasContent("one");
            assertThat(Path.of(weights)).hasContent("weights").hasFileName("model.gguf");
            Path bundle = bundle("bundle");
            session.run(SshJobs.job("trial-1", "exec " + there + "/run"), bundle);
            assertThat(bundle.resolve("runner.out")).hasContent("ran");
            long written = Files.getLastModifiedTime(Path.of(weights)).toMillis();
            try (DeviceSession another = device().open()) {
                assertThat(another.deploy(model)).isEqualTo(weights);
            }
            assertThat(Files.getLastModifiedTime(Path.of(weights)).toMillis()).isEqualTo(written);
            assertThat(left()).isEmpty();
        }
    }

    @Test
    void given_an_upload_that_is_cut_when_the_host_is_back_then_it_goes_on_and_nothing_half_is_visible()
            throws Exception {
        byte[] bytes = new byte[200_000_000];
        new Random(1).nextBytes(bytes);
        Path large = Files.write(folder.resolve("large"), bytes);
        try (DeviceSession session = device().open()) {
            Thread cutter = Thread.ofVirtual().start(() -> {
                try {
                    while (size(assay().resolve("partial")) < 60_000_000) {
                        Thread.sleep(1);
                    }
                    server.restart();
                } catch (IOException | InterruptedException e) {
                    throw new AssertionError(e);
                }
            });
            String there = session.deploy(large);

            cutter.join();
            assertThat(Files.mismatch(large, Path.of(there))).isEqualTo(-1);
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
    void given_a_connection_that_is_cut_in_a_job_then_the_job_runs_on_and_is_collected() throws Exception {
        try (DeviceSession session = device().open()) {
            Thread cutter = SshJobs.after(1_000, server::restart);
            Path bundle = bundle("bundle");
            session.run(SshJobs.job("trial-1", "sleep 2; exit 4"), bundle);

            cutter.join();
            assertThat(Outcomes.read(bundle).exitCode()).isEqualTo(4);
            assertThat(left()).isEmpty();
        }
    }

    @Test
    void given_a_host_that_freezes_and_thaws_in_a_job_then_the_job_is_collected() throws Exception {
        try (DeviceSession session = device().open()) {
            Thread freezer = SshJobs.after(500, () -> {
                server.freeze();
                Thread.sleep(6_000);
                server.thaw();
            });
            Path bundle = bundle("bundle");
            session.run(SshJobs.job("trial-1", "sleep 1; exit 4"), bundle);

            freezer.join();
            assertThat(Outcomes.read(bundle).exitCode()).isEqualTo(4);
        }
    }

    @Test
    void given_an_interrupt_then_the_job_ends_with_the_call() throws Exception {
        try (DeviceSession session = device().open()) {
            Thread caller = Thread.currentThread();
            SshJobs.after(1_000, caller::interrupt);
            Path bundle = bundle("bundle");
            assertThatThrownBy(() -> session.run(SshJobs.job("trial-1", "sleep 76.54321"), bundle))
                    .isInstanceOf(InterruptedException.class);

            assertThat(ProcessHandle.allProcesses()
                            .filter(process ->
                                    process.info().commandLine().orElse("").contains("76.54321")))
                    .isEmpty();
            assertThat(left()).isEmpty();
        }
    }

    @Test
    void given_the_probe_when_asked_then_it_tells_of_that_machine() throws Exception {
        try (DeviceSession session = device().open()) {
            assertThat(session.probe(List.of("facts"), Duration.ofSeconds(20))).contains("assay.facts/");
            assertThat(session.files().read("/proc/sys/kernel/osrelease")).isPresent();
            assertThat(session.files().read("/none")).isEmpty();
            assertThat(session.files().list("/proc/sys")).contains("kernel");
        }
    }
}
