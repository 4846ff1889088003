package dev.assay.harness.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.agents.rigs.adbd.Waveform;
import dev.assay.agents.rigs.jetson.DrivenTemperature;
import dev.assay.agents.rigs.jetson.EmulatedBoard;
import dev.assay.agents.rigs.jetson.EmulatedBoard.Zone;
import dev.assay.collectors.bundle.Bundle;
import dev.assay.collectors.bundle.TrialDocument.Gate;
import dev.assay.collectors.condition.Condition;
import dev.assay.collectors.condition.Conditions;
import dev.assay.collectors.trace.Trace;
import dev.assay.collectors.verdict.Failure;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** {@code assay run} on an emulated board that grows too hot, goes away and comes back: the plan goes on to its end. */
@Timeout(900)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class BoardTroubleRunIT {
    private static final double COOL = 50;
    private static final long SAMPLE_NS = 50_000_000;
    private static final String OPEN = "gate: {background: 100 %, deadline: 1 s}";
    private static final String PREPARED = OPEN + "\n  prepare: {power_mode: 15W, clocks: pinned}";

    @TempDir
    static Path folder;

    private static EmulatedBoard board;
    private static HeldTrials trials;
    private static UserHome user;
    private static int runs;

    private UserHome home;

    @BeforeAll
    static void aBoard() throws Exception {
        board = EmulatedBoard.orinNano(folder.resolve("board"));
        trials = new HeldTrials(board);
        Path own = Files.createDirectories(folder.resolve("user"));
        Path ssh = Files.createDirectories(own.resolve(".ssh"));
        Files.copy(board.key(), ssh.resolve("id_ed25519"));
        Files.writeString(ssh.resolve("known_hosts"), board.knownHost() + "\n");
        user = UserHome.withSharedCache(own).withHome().tinyModel();
        HeldTrials.install(user, folder);
    }

    @AfterAll
    static void noBoard() throws Exception {
        if (board != null) {
            board.close();
        }
    }

    @BeforeEach
    void coolAndIdle() throws Exception {
        home = user.withDataIn(folder.resolve("data-" + ++runs));
        board.power(7);
        for (Zone zone : Zone.values()) {
            board.temperature(zone, 45);
        }
        trials.anew();
    }

    @Test
    @Order(1)
    void
            given_a_hot_board_then_the_gate_waits_and_past_the_limit_the_runner_is_stopped_and_the_plan_goes_on_when_it_is_cool()
                    throws Exception {
        board.temperature(Zone.TJ, 75);
        trials.hold(2);
        AssayProcess.Ended ended;
        try (AssayProcess run = start(3, """
                gate: {background: 100 %, temperature: 60 °C, deadline: 300 s}
                  limits: {temperature: 90 °C}""")) {
            await(() -> run.errSoFar().contains("hottest zone 75.0 °C"));
            board.temperature(Zone.TJ, COOL);
            trials.awaitStart(2);
            board.temperature(Zone.TJ, 95);
            await(() -> run.errSoFar().contains("hottest zone 95.0 °C"));
            board.temperature(Zone.TJ, COOL);
            ended = run.await(Duration.ofMinutes(5));
        }
        ended.expect(4);

        List<Bundle> bundles = bundles();
        System.out.println(
                "gates: " + bundles.stream().map(b -> b.trial().gate()).toList() + "; outcomes: " + outcomes());
        assertThat(outcomes()).containsExactly("0-1 measured", "1-1 LIMIT_EXCEEDED", "2-1 measured");
        assertThat(bundles.get(1).trial().outcome().detail()).contains("was 95 °C, the limit is 90 °C");
        for (int waited : List.of(0, 2)) {
            Gate gate = bundles.get(waited).trial().gate();
            assertThat(gate.result()).isEqualTo(Gate.Result.WAITED);
            assertThat(gate.waitedS()).isPositive();
            assertThat(gate.notes()).anyMatch(note -> note.contains("hottest zone 50.0 °C (limit 60.0 °C)"));
        }
        assertThat(bundles.get(1).trial().gate().result()).isEqualTo(Gate.Result.PASSED);
        assertNothingIsLeft();
    }

    @Test
    @Order(2)
    void given_a_temperature_that_moves_then_the_samples_of_a_trial_are_what_the_chip_showed() throws Exception {
        trials.hold(1);
        AssayProcess.Ended ended;
        try (DrivenTemperature course = board.drive(Zone.TJ, Waveform.sine(65, 12, 6), Duration.ofMillis(100));
                AssayProcess run = start(1, "gate: {background: 100 %, deadline: 1 s}")) {
            trials.awaitStart(1);
            Thread.sleep(12_000);
            trials.release(1);
            ended = run.await(Duration.ofMinutes(5));

            // Where the course happens to begin the trial hot it is suspect, and the exit code 4.
            assertThat(bundles().getFirst().trial().outcome().failure())
                    .as(ended.err())
                    .isNull();
            Trace tj = tj(bundles().getFirst());
            List<String> off = new ArrayList<>();
            for (int i = 0; i < tj.count(); i++) {
                if (!shown(course, tj.timeNs(i), tj.value(i))) {
                    off.add(String.format(
                            Locale.ROOT,
                            "%.3f s: %.1f for %.1f °C",
                            tj.timeNs(i) / 1e9,
                            tj.value(i),
                            course.at(tj.timeNs(i))));
                }
            }
            System.out.println("temperature on the emulated board: " + tj.count() + " samples, "
                    + tj.min().orElseThrow() + " to " + tj.max().orElseThrow()
                    + " °C, off by more than a sample's time: " + off);
            assertThat(tj.count()).isGreaterThan(150);
            assertThat(tj.min().orElseThrow()).isLessThanOrEqualTo(53.5);
            assertThat(tj.max().orElseThrow()).isGreaterThanOrEqualTo(76.5);
            assertThat(off)
                    .as("but for moments in which the host that drives it was busy")
                    .hasSizeLessThan(tj.count() / 20);
        }
        assertNothingIsLeft();
    }

    /** Whether the chip showed that within a sample's time of the moment. */
    private static boolean shown(DrivenTemperature course, long at, double celsius) {
        for (long ns = at - SAMPLE_NS; ns <= at + SAMPLE_NS; ns += SAMPLE_NS / 50) {
            if (Math.abs(course.at(ns) - celsius) < 0.01) {
                return true;
            }
        }
        return false;
    }

    @Test
    @Order(3)
    void given_a_prepared_board_then_it_is_put_back_after_the_run_and_after_a_crash_or_how_to_is_told()
            throws Exception {
        PreparedBoard prepared = new PreparedBoard(board);
        prepared.list(home, ", profile: mine");
        String before = prepared.state();

        trials.hold(1);
        try (AssayProcess run = home.start("run", suite(1, PREPARED), "--device", PreparedBoard.ID)) {
            trials.awaitStart(1);
            assertThat(prepared.state())
                    .contains("pmode:0000", "cpu0:  Online=1 Governor=schedutil MinFreq=1497600 MaxFreq=1497600");
            assertThat(prepared.hasJournal()).isTrue();
            trials.release(1);
            run.await(Duration.ofMinutes(5)).expect(0);
        }
        assertThat(prepared.state()).isEqualTo(before);
        assertThat(prepared.hasJournal()).isFalse();
        assertThat(bundles()).hasSize(1).allSatisfy(bundle -> {
            Conditions conditions = bundle.trial().before();
            assertThat(conditions.find("preparation_power_mode"))
                    .contains(
                            Condition.ofText("preparation_power_mode", "15W", "set by the run; found was nvpmodel 1"));
            assertThat(conditions.find("preparation_clocks").map(Condition::text))
                    .contains("pinned");
            assertThat(bundle.trial().sensing().profile()).isEqualTo("mine");
            for (Conditions beside : List.of(conditions, bundle.trial().after())) {
                assertThat(beside.find("power_mode").map(Condition::text)).contains("15W");
                assertThat(beside.value("fan_pwmfan_pwm")).hasValue(69);
                assertThat(beside.value("fan_pwm_tach_rpm")).hasValue(1380);
            }
        });
        assertThat(undone()).containsExactly("jetson-clocks OWN undone", "nvpmodel OWN undone");

        trials.anew();
        trials.hold(1);
        try (AssayProcess run = home.start("run", suite(2, PREPARED), "--device", PreparedBoard.ID)) {
            trials.awaitStart(1);
            run.kill();
        }
        String left = prepared.state();
        trials.release(1);
        assertThat(left).contains("pmode:0000").isNotEqualTo(before);

        home = user.withDataIn(folder.resolve("data-refused"));
        prepared.list(home, ", profile: mine, sudo: [jetson_clocks]");
        prepared.allow("/usr/sbin/nvpmodel");
        AssayProcess.Ended refused = home.assay("run", suite(1, OPEN), "--device", PreparedBoard.ID);
        assertThat(refused.expect(5).err() + refused.out())
                .contains("jetson-clocks is NOT undone: sudo: ", "NOPASSWD: /usr/bin/jetson_clocks")
                .contains("nvpmodel is NOT undone: ", "on the board: sudo nvpmodel -m 1");
        assertThat(prepared.state()).isEqualTo(left);
        assertThat(undone()).containsExactly("jetson-clocks FOUND not_undone", "nvpmodel FOUND not_undone");
        assertThat(bundles()
                        .getFirst()
                        .trial()
                        .before()
                        .find("preparation_left_nvpmodel")
                        .orElseThrow()
                        .absent())
                .contains("withholds /usr/sbin/nvpmodel from sudo", "on the board: sudo nvpmodel -m 1");

        prepared.list(home, ", profile: mine");
        prepared.allow("/usr/sbin/nvpmodel, /usr/bin/jetson_clocks");
        assertThat(home.assay("doctor").out()).contains("jetson-clocks is free again, nvpmodel is 1 again");
        assertThat(prepared.state()).isEqualTo(before);
        assertNothingIsLeft();

        prepared.list(home, ", profile: miner");
        assertThat(home.assay("run", suite(1, OPEN), "--device", PreparedBoard.ID)
                        .expect(2)
                        .err())
                .contains("fleet.yaml names the profile 'miner'", "ssh:lab", "rig-jetson-orin-nano", "'mine'");
    }

    /** "SETTING WHOSE WHAT" of each line that says what was put back. */
    private List<String> undone() throws Exception {
        List<String> said = new ArrayList<>();
        for (String line : Files.readAllLines(home.bundles().resolve(home.run()).resolve("undone-0.jsonl"))) {
            JsonNode json = JsonMapper.shared().readTree(line);
            said.add(String.join(
                    " ",
                    json.at("/setting").asString(),
                    json.at("/whose").asString(),
                    json.at("/is").asString()));
        }
        return said;
    }

    @Test
    @Order(5)
    @EnabledIfSystemProperty(named = "board.away", matches = "true", disabledReason = "four minutes, asked for by hand")
    void given_connections_that_are_cut_or_swallowed_and_a_board_that_freezes_for_long_then_the_plan_goes_on()
            throws Exception {
        trials.hold(1);
        trials.hold(2);
        trials.hold(3);
        AssayProcess.Ended ended;
        try (AssayProcess run = start(4, "gate: {background: 100 %, deadline: 1 s}")) {
            trials.awaitStart(1);
            board.dropConnections();
            trials.release(1);

            trials.awaitStart(2);
            board.cutLink();
            trials.release(2);
            Thread.sleep(35_000); // beyond the last sign of life that may be missing
            board.mendLink();

            trials.awaitStart(3);
            board.freeze();
            await(() -> outcomes().contains("2-1 DEVICE_LOST"));
            board.thaw();
            ended = run.await(Duration.ofMinutes(5));
        }
        ended.expect(0);

        System.out.println("cut, swallowed, frozen: " + outcomes());
        assertThat(outcomes())
                .containsExactly("0-1 measured", "1-1 measured", "2-1 DEVICE_LOST", "2-2 measured", "3-1 measured");
        assertNothingIsLeft();
    }

    @Test
    @Order(4)
    void given_a_board_that_powers_itself_off_for_heat_then_it_is_waited_for_and_the_trial_is_measured_once_more()
            throws Exception {
        trials.hold(1);
        AssayProcess.Ended ended;
        try (AssayProcess run = start(2, "gate: {background: 100 %, deadline: 1 s}")) {
            trials.awaitStart(1);
            board.temperature(Zone.TJ, 105);
            assertThat(board.powersOff(Duration.ofMinutes(2))).isTrue();
            board.restart();
            ended = run.await(Duration.ofMinutes(10));
        }
        ended.expect(0);

        System.out.println("past the critical trip: " + outcomes() + "; "
                + bundles().getFirst().trial().outcome().detail());
        assertThat(outcomes()).containsExactly("0-1 DEVICE_LOST", "0-2 measured", "1-1 measured");
        assertThat(tj(bundles().getFirst()).max().orElseThrow()).isEqualTo(105);
        assertNothingIsLeft();
    }

    /** Whatever this machine does meanwhile: it is what becomes of the plan that is asked. */
    private AssayProcess start(int count, String rules) throws Exception {
        return home.start("run", suite(count, rules), "--device", board.id(), "--json");
    }

    private String suite(int count, String rules) throws Exception {
        String suite = """
                schema: assay.suite/1
                name: trouble
                protocol:
                  trials: %d
                  deadline: 300 s
                  idle: 0 s
                  rates: {process: 20 Hz, sensors: 20 Hz, memory: 0 Hz}
                  verdict: {background: 100 %%, steal: 100 %%, lost_ticks: 100 %%, clock_periods: 0}
                  %s
                workloads:
                  p4-g3: {kind: generate, prompt: 4, generate: 3, warmup: 0}
                matrix:
                  - runtimes: ["held:waits"]
                    models: [tiny/Q8_0]
                    workloads: [p4-g3]
                    threads: [1]
                """.formatted(count, rules);
        return home.write("suite-" + runs + ".yaml", suite);
    }

    private static void await(Callable<Boolean> condition) throws Exception {
        for (long end = System.nanoTime() + Duration.ofMinutes(6).toNanos(); !condition.call(); Thread.sleep(100)) {
            assertThat(System.nanoTime()).as("waited for too long").isLessThan(end);
        }
    }

    private static Trace tj(Bundle bundle) {
        String channel = bundle.trial().sensing().temperatures().stream()
                .filter(name -> name.contains("tj"))
                .findFirst()
                .orElseThrow();
        return bundle.trace().orElseThrow().trace(channel).orElseThrow();
    }

    /** "ORDER-ATTEMPT END" of each sealed trial, in the order of the plan. */
    private List<String> outcomes() throws Exception {
        return bundles().stream()
                .map(bundle -> {
                    Failure failure = bundle.trial().outcome().failure();
                    return bundle.trial().trial().order() + "-"
                            + bundle.trial().trial().attempt() + " " + (failure == null ? "measured" : failure);
                })
                .toList();
    }

    private List<Bundle> bundles() throws Exception {
        List<Bundle> bundles = new ArrayList<>();
        for (Path dir : Files.exists(home.bundles()) ? home.trials() : List.<Path>of()) {
            if (Files.exists(dir.resolve("manifest.json"))) {
                bundles.add(Bundle.open(dir));
            }
        }
        return bundles;
    }

    private static void assertNothingIsLeft() throws Exception {
        assertThat(board.root("cd /home/jetson/.cache/assay; find . -type f ! -path './store/*'"))
                .as("left on the board")
                .isBlank();
        assertThat(board.root("ps; true")).as("processes on the board").doesNotContain("waits");
    }
}
