package dev.assay.agents.ssh;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.assay.agents.DeviceSession;
import dev.assay.agents.rigs.jetson.EmulatedBoard;
import dev.assay.agents.rigs.jetson.EmulatedBoard.Witness;
import dev.assay.collectors.clock.ClockMapping;
import dev.assay.collectors.clock.ClockReading;
import dev.assay.collectors.clock.TrialClock;
import dev.assay.collectors.profile.Profiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * The clock of a board that has one of its own, over SSH. The truth comes over the board's serial port, which no shaping of
 * its network touches.
 */
@Timeout(600)
class BoardClockIT {
    @TempDir
    static Path folder;

    private static EmulatedBoard board;
    private static DeviceSession session;

    @BeforeAll
    static void aBoard() throws Exception {
        board = EmulatedBoard.orinNano(folder.resolve("board"));
        SshUser user = SshUsers.nobody(folder);
        Files.copy(board.key(), user.folder().resolve("id_ed25519"));
        Files.writeString(user.ownKnownHosts(), board.knownHost() + "\n");
        SshAgent agent = new SshAgent(SshJobs.PROGRAMS, user, List.of(), new Profiles(List.of()));
        agent.attach(board.id());
        session = agent.discover().devices().getFirst().open();
        reading();
    }

    @AfterAll
    static void noBoard() throws Exception {
        if (session != null) {
            session.close();
        }
        if (board != null) {
            board.close();
        }
    }

    @AfterEach
    void asItWas() throws Exception {
        board.drift(0);
        board.root("tc qdisc del dev eth0 root; tc qdisc del dev eth0 ingress; true");
    }

    private static ClockReading reading() throws Exception {
        return session.clock().orElseThrow();
    }

    private static ClockReading best() throws Exception {
        List<ClockReading> readings = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            readings.add(reading());
        }
        return Collections.min(readings, Comparator.comparingLong(ClockReading::boundNs));
    }

    /** The best of some looks at the truth. */
    private static Witness truth() throws IOException {
        List<Witness> looks = new ArrayList<>();
        for (int i = 0; i < 16; i++) {
            looks.add(board.witness());
        }
        return Collections.min(looks, Comparator.comparingLong(Witness::halfNs));
    }

    /** How far a mapping is from the truth beyond what both allow: 0 or less where its bound covers it. */
    private static long beyond(ClockMapping mapping, Witness truth) {
        ClockMapping.Moment there = mapping.toDevice(truth.middleNs());
        return Math.abs(there.ns() - truth.boardNs()) - there.boundNs() - truth.halfNs();
    }

    @Test
    void given_a_wall_clock_that_is_set_then_the_offset_stays_and_the_step_is_told() throws Exception {
        ClockReading before = reading();
        board.clock(Duration.ofHours(-3));
        ClockReading after = reading();
        Witness truth = truth();

        TrialClock clock = TrialClock.of(before, after);
        System.out.println("on the emulated board: " + clock);
        assertThat(clock.absent()).isNull();
        assertThat(after.wallNs() - before.wallNs())
                .isCloseTo(
                        -Duration.ofHours(3).toNanos(),
                        within(Duration.ofSeconds(5).toNanos()));
        assertThat(beyond(clock.mapping().orElseThrow(), truth)).isNotPositive();
        assertThat(after.asleepNs())
                .as("but for the time between two looks at clocks")
                .isCloseTo(before.asleepNs(), within(100_000_000L));
    }

    @Test
    void given_a_slow_link_with_all_of_its_delay_on_one_way_then_the_bound_covers_the_truth() throws Exception {
        board.shape("delay 90ms rate 2mbit");
        ClockReading fromBoard = reading();
        Witness first = truth();
        board.unshape();
        board.shapeIncoming("delay 90ms rate 2mbit");
        ClockReading toBoard = reading();
        Witness second = truth();

        System.out.println("90 ms from the board: " + fromBoard + "; to it: " + toBoard);
        assertThat(beyond(ClockMapping.of(fromBoard.offset()), first)).isNotPositive();
        assertThat(beyond(ClockMapping.of(toBoard.offset()), second)).isNotPositive();
        assertThat(toBoard.offsetNs() - fromBoard.offsetNs())
                .as("half of each delay, with either sign: what the bound is for")
                .isGreaterThan(60_000_000L);
    }

    @Test
    void given_a_clock_that_drifts_as_fast_as_a_kernel_may_then_drift_and_every_moment_are_within_their_bounds()
            throws Exception {
        board.drift(490);
        ClockReading before = best();
        Thread.sleep(3_000);
        Witness between = truth();
        Thread.sleep(3_000);
        ClockReading after = best();
        Witness afterwards = truth();

        TrialClock clock = TrialClock.of(before, after);
        System.out.println("490 ppm on the emulated board: " + clock);
        assertThat(clock.driftPpm()).isCloseTo(490, within(clock.driftBoundPpm()));
        assertThat(beyond(clock.mapping().orElseThrow(), between)).isNotPositive();
        assertThat(beyond(clock.mapping().orElseThrow(), afterwards)).isNotPositive();
    }

    @Test
    void given_a_clock_that_runs_faster_than_clocks_do_then_there_is_no_drift_but_a_reason() throws Exception {
        ClockReading before = reading();
        board.drift(90_000);
        Thread.sleep(2_000);
        ClockReading after = reading();

        TrialClock clock = TrialClock.of(before, after);
        assertThat(clock.mapping()).isEmpty();
        assertThat(clock.absent()).contains("further than delays and drift explain");
    }
}
