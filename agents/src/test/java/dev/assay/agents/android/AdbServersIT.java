package dev.assay.agents.android;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assay.agents.AgentException;
import dev.assay.agents.Artifact;
import dev.assay.agents.DeployEvent;
import dev.assay.agents.DeployListener;
import dev.assay.agents.Device;
import dev.assay.agents.DeviceSession;
import dev.assay.agents.rigs.adbd.AdbHost;
import dev.assay.agents.rigs.adbd.AdbdDevice;
import dev.assay.agents.rigs.adbd.Leftovers;
import dev.assay.agents.rigs.adbd.Relay;
import dev.assay.collectors.verdict.Failure;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The way to a device: servers that end, are another's or none at all, links that fall silent, files of 4 GiB and more. */
@Timeout(120)
class AdbServersIT {
    private static final Path PROGRAMS = Path.of("target/on-device").toAbsolutePath();
    private static final Duration QUICK = Duration.ofSeconds(2);
    private static final long FOUR_GIB = 4L << 30;

    @TempDir
    Path folder;

    private AdbHost host;
    private AdbdDevice phone;

    @BeforeEach
    void aHostAndAPhone() throws Exception {
        host = AdbHost.start(folder.resolve("adb"));
        phone = AdbdDevice.start("pixel-8", folder.resolve("phone"), 0);
    }

    @AfterEach
    void none() throws Exception {
        for (AutoCloseable each : new AutoCloseable[] {phone, host}) {
            if (each != null) {
                each.close();
            }
        }
    }

    /** With the adb of this machine in PATH, so that a server could be started. */
    private Map<String, String> environment(String... changes) {
        Map<String, String> env = new HashMap<>(host.environment());
        env.put("PATH", System.getenv("PATH"));
        for (int i = 0; i < changes.length; i += 2) {
            env.put(changes[i], changes[i + 1]);
        }
        return env;
    }

    private static Device device(Map<String, String> env, String serial) throws Exception {
        AndroidAgent agent = new AndroidAgent(PROGRAMS, env);
        agent.attach("adb:" + serial);
        return agent.discover().devices().stream()
                .filter(device -> device.identity().id().equals("adb:" + serial))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void given_a_server_that_is_killed_in_a_session_then_another_is_started_where_none_listens() throws Exception {
        try (DeviceSession session = device(environment(), phone.serial()).open()) {
            host.killServer();

            assertThat(session.probe(List.of("--version"), QUICK)).contains("probe");
            assertThat(session.probe(List.of("--version"), QUICK)).contains("probe");
        }
        assertThat(Leftovers.on(phone, host)).isEmpty();
    }

    @Test
    void given_a_server_that_is_killed_and_no_adb_then_the_device_is_lost_and_that_is_why() throws Exception {
        Map<String, String> without = environment("PATH", folder.toString(), Patience.VARIABLE, "1");
        try (DeviceSession session = device(without, phone.serial()).open()) {
            host.killServer();

            assertThatThrownBy(() -> session.probe(List.of("--version"), QUICK))
                    .isInstanceOfSatisfying(AgentException.class, e -> {
                        assertThat(e.failure()).isEqualTo(Failure.DEVICE_LOST);
                        assertThat(e.why()).contains("no adb server answers");
                    });
        }
    }

    @Test
    void given_a_server_of_another_version_then_it_serves_and_nobody_asks_it_to_end() throws Exception {
        try (OtherServer other = new OtherServer("127.0.0.1", host.port())) {
            Map<String, String> env = environment("ANDROID_ADB_SERVER_PORT", Integer.toString(other.port()));
            try (DeviceSession session = device(env, phone.serial()).open()) {
                assertThat(session.probe(List.of("--version"), QUICK)).contains("probe");
            }
            assertThat(other.asked()).contains("host:version").noneMatch(service -> service.contains("kill"));
        }
        assertThat(host.isServerAlive()).isTrue();
    }

    @Test
    void given_a_server_at_another_address_then_its_devices_are_listed_and_used() throws Exception {
        try (OtherServer other = new OtherServer("127.0.0.2", host.port())) {
            String port = Integer.toString(other.port());
            for (Map<String, String> env : List.of(
                    environment("ANDROID_ADB_SERVER_ADDRESS", "127.0.0.2", "ANDROID_ADB_SERVER_PORT", port),
                    environment("ADB_SERVER_SOCKET", "tcp:127.0.0.2:" + port))) {
                try (DeviceSession session = device(env, phone.serial()).open()) {
                    assertThat(session.probe(List.of("--version"), QUICK)).contains("probe");
                }
            }
        }
        Map<String, String> nobody = environment("ADB_SERVER_SOCKET", "tcp:127.0.0.2:1");
        assertThatThrownBy(() -> new AndroidAgent(PROGRAMS, nobody).discover())
                .isInstanceOfSatisfying(AgentException.class, e -> {
                    assertThat(e.where()).contains("127.0.0.2:1");
                    assertThat(e.why()).isEqualTo("nobody listens there");
                });
    }

    @Test
    void given_a_port_where_something_else_listens_then_it_is_named_and_left_alone() throws Exception {
        List<String> asked = new ArrayList<>();
        try (ServerSocket stranger = new ServerSocket(0, 50, InetAddress.getByName("127.0.0.1"))) {
            Thread.ofVirtual().start(() -> {
                while (!stranger.isClosed()) {
                    try (Socket client = stranger.accept()) {
                        asked.add(new String(client.getInputStream().readNBytes(16)));
                        client.getOutputStream().write("HTTP/1.0 400\r\n\r\n".getBytes());
                    } catch (IOException e) {
                        // Closed.
                    }
                }
            });
            String port = Integer.toString(stranger.getLocalPort());
            AndroidAgent agent = new AndroidAgent(PROGRAMS, environment("ANDROID_ADB_SERVER_PORT", port));

            assertThatThrownBy(agent::discover).isInstanceOfSatisfying(AgentException.class, e -> {
                assertThat(e.where()).contains("127.0.0.1:" + port);
                assertThat(e.why()).contains("does not answer as an adb server");
            });
        }
        assertThat(asked).isNotEmpty().allMatch("000chost:version"::equals);
    }

    @Test
    void given_a_link_that_falls_silent_then_the_call_ends_at_its_deadline_and_the_device_is_attached_anew()
            throws Exception {
        try (Relay relay = Relay.to(phone.port())) {
            try (DeviceSession session = device(environment(), relay.serial()).open()) {
                relay.silence();
                long begin = System.nanoTime();

                assertThat(session.probe(List.of("--version"), QUICK)).contains("probe");
                long seconds = TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - begin);
                System.out.println("a link that fell silent: back after " + seconds + " s");
            }
            assertThat(Leftovers.files(phone)).isEmpty();
        }
    }

    @Test
    void given_a_link_that_stays_silent_then_the_device_is_lost_in_time() throws Exception {
        try (Relay relay = Relay.to(phone.port())) {
            Map<String, String> env = environment(Patience.VARIABLE, "1");
            try (DeviceSession session = device(env, relay.serial()).open()) {
                relay.away();

                assertThatThrownBy(() -> session.probe(List.of("--version"), QUICK))
                        .isInstanceOfSatisfying(AgentException.class, e -> {
                            assertThat(e.failure()).isEqualTo(Failure.DEVICE_LOST);
                            assertThat(e.why()).contains("no answer within 2 s");
                        });
                relay.back();
                host.adb("disconnect", relay.serial());
            }
        }
    }

    /** Only the tail goes over the link: what lies before it is a hole, here and there. */
    @Test
    void given_a_push_that_was_cut_behind_four_gib_then_it_goes_on_there_and_its_size_is_read_whole() throws Exception {
        Path large = folder.resolve("large");
        byte[] tail = "the end".getBytes();
        try (RandomAccessFile file = new RandomAccessFile(large.toFile(), "rw")) {
            file.seek(FOUR_GIB + 10);
            file.write(tail);
        }
        List<DeployEvent.Sending> sent = new ArrayList<>();
        try (DeviceSession session = device(environment(), phone.serial()).open()) {
            DeployListener cutting = _ -> {
                throw new IllegalStateException("cut");
            };
            Artifact artifact = Artifact.unhashed(large);
            assertThatThrownBy(() -> session.deploy(artifact, cutting)).hasMessage("cut");
            host.connect(phone);
            assertThat(host.on(
                                    phone,
                                    "shell",
                                    "cd /data/local/tmp/assay/partial/* && truncate -s " + (FOUR_GIB + 10) + " large")
                            .exit())
                    .isZero();

            String there = session.deploy(artifact, event -> {
                if (event instanceof DeployEvent.Sending sending) {
                    sent.add(sending);
                }
            });

            assertThat(sent.getFirst())
                    .isEqualTo(new DeployEvent.Sending("large", FOUR_GIB + 10, FOUR_GIB + 10 + tail.length));
            assertThat(phone.file(there)).hasSize(FOUR_GIB + 10 + tail.length);
            try (RandomAccessFile file = new RandomAccessFile(phone.file(there).toFile(), "r")) {
                byte[] arrived = new byte[tail.length];
                file.seek(FOUR_GIB + 10);
                file.readFully(arrived);
                assertThat(arrived).isEqualTo(tail);
            }
            assertThat(Files.size(large)).isGreaterThan(FOUR_GIB);
        }
    }
}
