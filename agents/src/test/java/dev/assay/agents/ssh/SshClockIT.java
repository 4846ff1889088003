package dev.assay.agents.ssh;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assay.agents.AgentException;
import dev.assay.agents.DeviceSession;
import dev.assay.agents.rigs.SlowRelay;
import dev.assay.agents.rigs.ssh.SshServer;
import dev.assay.collectors.clock.ClockReading;
import dev.assay.collectors.profile.Profiles;
import dev.assay.collectors.verdict.Failure;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The clock of a host that is this very machine: the true offset is 0, whatever the way to it does. */
@Timeout(120)
class SshClockIT {
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    @TempDir
    Path folder;

    private SshServer server;
    private SlowRelay relay;
    private SshUser user;

    @BeforeEach
    void aHostBehindASlowWay() throws Exception {
        server = SshServer.start(folder.resolve("server"));
        relay = SlowRelay.to(server.port());
        user = SshUsers.of(folder, server);
        Files.writeString(
                user.ownKnownHosts(),
                server.knownHostsLine().replace(":" + server.port() + " ", ":" + relay.port() + " "));
    }

    @AfterEach
    void noHost() throws Exception {
        relay.close();
        server.close();
    }

    private String address() {
        return server.uri().replace(":" + server.port(), ":" + relay.port());
    }

    private DeviceSession session() throws Exception {
        SshAgent agent = new SshAgent(SshJobs.PROGRAMS, user, List.of(), new Profiles(List.of()), SshUsers.LIMITS);
        agent.attach(address());
        return agent.discover().devices().getFirst().open();
    }

    @Test
    void given_a_way_that_is_slow_in_one_direction_then_the_offset_is_off_by_it_and_the_bound_covers_that()
            throws Exception {
        try (DeviceSession session = session()) {
            ClockReading quick = session.clock().orElseThrow();
            assertThat(Math.abs(quick.offsetNs())).isLessThanOrEqualTo(quick.boundNs());
            assertThat(quick.trips()).isBetween(4, 20);

            relay.delay(Duration.ofMillis(80), Duration.ZERO);
            ClockReading late = session.clock().orElseThrow();
            relay.delay(Duration.ZERO, Duration.ofMillis(80));
            ClockReading early = session.clock().orElseThrow();
            relay.delay(Duration.ofMillis(80), Duration.ofMillis(80));
            ClockReading even = session.clock().orElseThrow();

            assertThat(late.offsetNs()).as("the question took all the time").isBetween(30_000_000L, late.boundNs());
            assertThat(early.offsetNs()).as("the answer took it").isBetween(-early.boundNs(), -30_000_000L);
            assertThat(Math.abs(even.offsetNs())).isLessThanOrEqualTo(even.boundNs());
            assertThat(even.boundNs()).isGreaterThanOrEqualTo(80_000_000L);
        }
    }

    /** Of what a trial pays for twice. A figure, no pass mark. */
    @Test
    void given_a_quick_way_then_a_reading_takes_as_long_as_this() throws Exception {
        try (DeviceSession session = session()) {
            session.clock();
            long[] times =
                    LongStream.range(0, 20).map(_ -> timed(session)).sorted().toArray();
            ClockReading reading = session.clock().orElseThrow();

            System.out.printf(
                    "a clock's reading over SSH on loopback: median %.1f ms, longest %.1f ms; bound %.3f ms of %d trips%n",
                    times[10] / 1e6, times[19] / 1e6, reading.boundNs() / 1e6, reading.trips());
            assertThat(Math.abs(reading.offsetNs())).isLessThanOrEqualTo(reading.boundNs());
        }
    }

    private static long timed(DeviceSession session) {
        long begin = System.nanoTime();
        try {
            session.clock();
        } catch (Exception e) {
            throw new AssertionError(e);
        }
        return System.nanoTime() - begin;
    }

    @Test
    void given_a_way_that_is_cut_in_between_then_it_is_asked_again() throws Exception {
        try (DeviceSession session = session()) {
            relay.delay(Duration.ofMillis(200), Duration.ZERO);
            Thread cutter = SshJobs.after(500, server::restart);

            ClockReading reading = session.clock().orElseThrow();

            cutter.join();
            assertThat(Math.abs(reading.offsetNs())).isLessThanOrEqualTo(reading.boundNs());
        }
    }

    @Test
    void given_a_program_that_is_asked_then_its_end_and_its_silence_are_told_apart() throws Exception {
        try (SshLink link = SshUsers.link(user, address())) {
            assertThat(link.<String>converse(
                            List.of("cat"),
                            PATIENCE,
                            cat -> cat.ask("one").answer()
                                    + cat.ask("two words").answer()))
                    .isEqualTo("onetwo words");
            assertThatThrownBy(() -> link.converse(
                            List.of("sh", "-c", "echo not today >&2; exit 3"), PATIENCE, dialogue -> dialogue.ask("")))
                    .isInstanceOfSatisfying(AgentException.class, e -> {
                        assertThat(e.failure()).isEqualTo(Failure.NOT_PROVISIONED);
                        assertThat(e.why()).isEqualTo("not today");
                    });
            assertThatThrownBy(() ->
                            link.converse(List.of("sleep", "20"), Duration.ofSeconds(1), dialogue -> dialogue.ask("")))
                    .isInstanceOfSatisfying(
                            AgentException.class, e -> assertThat(e.failure()).isEqualTo(Failure.DEVICE_LOST));
        }
    }
}
