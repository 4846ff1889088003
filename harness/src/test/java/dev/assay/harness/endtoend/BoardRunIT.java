package dev.assay.harness.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.assay.agents.rigs.adbd.Waveform;
import dev.assay.agents.rigs.jetson.DrivenPower;
import dev.assay.agents.rigs.jetson.EmulatedBoard;
import dev.assay.agents.rigs.jetson.EmulatedBoard.Zone;
import dev.assay.collectors.bundle.Bundle;
import dev.assay.collectors.clock.ClockMapping;
import dev.assay.collectors.clock.TrialClock;
import dev.assay.collectors.energy.Energy;
import dev.assay.collectors.energy.EnergySource;
import dev.assay.collectors.energy.Window;
import dev.assay.collectors.phase.Phase;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A model on an emulated arm64 board, over SSH: the suite that is shipped for it. The board's power follows a known course; the
 * energy must be that of the course, and nobody may take it for a board's.
 */
@Timeout(900)
class BoardRunIT {
    @TempDir
    static Path folder;

    private static EmulatedBoard board;
    private static DrivenPower power;
    private static UserHome home;
    private static AssayProcess.Ended run;

    @BeforeAll
    static void measure() throws Exception {
        board = EmulatedBoard.orinNano(folder.resolve("board"));
        power = board.drive(Waveform.sine(7, 2, 4), Duration.ofMillis(20));
        for (Zone zone : Zone.values()) {
            board.temperature(zone, zone == Zone.GPU ? 51.5 : 48);
        }
        Path user = Files.createDirectories(folder.resolve("user"));
        Path ssh = Files.createDirectories(user.resolve(".ssh"));
        Files.copy(board.key(), ssh.resolve("id_ed25519"));
        Files.writeString(ssh.resolve("known_hosts"), board.knownHost() + "\n");
        home = UserHome.withSharedCache(user).withHome();
        home.write("config/assay/fleet.yaml", """
                schema: assay.fleet/1
                hosts:
                  - id: lab
                    address: "%s"
                    meters:
                      - name: plug
                        command: %s
                        measures: part
                        clock: monotonic
                        rate: 20 Hz
                """.formatted(board.id(), DrivenMeter.command()));
        // Whatever this machine does meanwhile: it is the way and the arithmetic that are asked.
        String suite = Files.readString(Path.of(System.getProperty("assay.home"), "suites", "quickstart-jetson.yaml"))
                .replace("gate: {background: 30 %, deadline: 30 s}", """
                        gate: {background: 100 %, deadline: 1 s}
                          verdict: {background: 100 %, steal: 100 %, lost_ticks: 100 %, throttled: 99 %}""");
        try (AssayProcess process =
                home.start("run", home.write("suite.yaml", suite), "--device", "ssh:lab", "--json")) {
            run = process.await(Duration.ofMinutes(10));
        }
    }

    @AfterAll
    static void end() throws Exception {
        if (power != null) {
            power.close();
        }
        if (board != null) {
            board.close();
        }
    }

    @Test
    void given_a_board_then_its_trials_are_valid_and_told_with_speed_memory_rails_and_temperature() throws Exception {
        JsonNode cell = run.expect(0).json().at("/cells/0");

        assertThat(cell.at("/device").asString()).isEqualTo("ssh:lab");
        assertThat(cell.at("/platform").asString()).isEqualTo("linux");
        assertThat(cell.at("/trials/valid").asInt()).isGreaterThanOrEqualTo(3);
        for (String metric : List.of("decode_tps", "prefill_tps", "rss_peak_bytes", "energy_j")) {
            assertThat(cell.at("/metrics/" + metric + "/median").asDouble())
                    .as(metric)
                    .isPositive();
        }
        assertThat(cell.at("/metrics/temp_peak_c/median").asDouble()).isCloseTo(51.5, within(1.0));
        assertThat(cell.at("/metrics/power_idle_w/median").asDouble()).isCloseTo(7, within(1.5));
        assertThat(bundles())
                .allSatisfy(
                        bundle -> assertThat(bundle.trial().sensing().rails().toString())
                                .contains("VDD_IN", "VDD_CPU_GPU_CV", "VDD_SOC"));
    }

    @Test
    void given_driven_rails_then_each_trials_energy_is_the_courses_within_one_percent() throws Exception {
        run.expect(0);
        List<Double> errors = new ArrayList<>();
        for (Bundle bundle : bundles()) {
            JsonNode energy = trial(bundle.trial().trial().id()).at("/values/energy_j/value");
            double truth = MeasuredWindows.of(bundle).stream()
                    .mapToDouble(w -> power.joules(w.beginNs(), w.endNs()))
                    .sum();
            if (!energy.isMissingNode()) {
                errors.add(energy.asDouble() / truth - 1);
            }
        }

        System.out.println("energy on the emulated board, measured / true - 1: " + errors);
        assertThat(errors)
                .as("of trials that were covered well enough to have an energy")
                .isNotEmpty()
                .allSatisfy(error -> assertThat(error).isCloseTo(0, within(0.01)));
    }

    @Test
    void given_an_emulated_board_then_every_trial_says_so() throws Exception {
        assertThat(run.expect(0).json().at("/cells/0/sensors").asString()).isEqualTo("simulated");
        assertThat(bundles()).isNotEmpty().allSatisfy(bundle -> {
            assertThat(bundle.trial().sensing().simulated()).contains("rig", "emulated");
            assertThat(bundle.trial().provenance().get("device.model")).contains("(emulated)");
        });
    }

    /** Debian 12 has glibc 2.36; the board has getconf and ldd, and nothing of CUDA. */
    @Test
    void given_the_boards_glibc_then_it_got_the_build_that_needs_one_and_every_trial_says_why() throws Exception {
        assertThat(board.root("getconf GNU_LIBC_VERSION")).contains("glibc 2.36");
        assertThat(bundles())
                .isNotEmpty()
                .allSatisfy(
                        bundle -> assertThat(bundle.trial().provenance())
                                .containsEntry("runtime.build", "prebuilt")
                                .containsEntry(
                                        "runtime.build.why",
                                        "needs what the device has (glibc 2.34 or later; libstdc++ 6.0.30 or later); it stands before capsule, which would fit too"));
    }

    /** Well after the trials, where the bound has grown. */
    @Test
    void given_the_clock_of_the_board_then_every_trial_says_where_it_lay() throws Exception {
        EmulatedBoard.Witness truth = board.witness();

        assertThat(bundles()).isNotEmpty().allSatisfy(bundle -> {
            TrialClock clock = bundle.trial().clock();
            assertThat(clock.absent()).isNull();
            ClockMapping.Moment there = clock.mapping().orElseThrow().toDevice(truth.middleNs());
            assertThat(Math.abs(there.ns() - truth.boardNs())).isLessThanOrEqualTo(there.boundNs() + truth.halfNs());
        });
    }

    /** What the coordinator's clock stamped lies on the board's, which began to run when the board did. */
    @Test
    void
            given_a_meter_on_the_coordinator_then_its_energy_over_the_boards_phases_is_its_courses_within_the_clocks_bound()
                    throws Exception {
        EmulatedBoard.Witness truth = board.witness();
        long ahead = truth.boardNs() - truth.middleNs();

        List<String> told = new ArrayList<>();
        for (Bundle bundle : bundles()) {
            EnergySource meter = EnergySource.of(
                    bundle.trial().sensing().meters().getFirst().rail(),
                    bundle.trace().orElseThrow());
            List<Phase> phases = MeasuredWindows.of(bundle);
            double joules = phases.stream()
                    .mapToDouble(p -> DrivenMeter.joules(p.beginNs() - ahead, p.endNs() - ahead))
                    .sum();
            // Beside other work on this machine the program that stands in for a meter may come too late for a figure.
            if (meter.over(phases.stream().map(Window::of).toList()) instanceof Energy energy) {
                told.add("%.5f of %s".formatted(energy.joules() / joules - 1, meter.method()));
                assertThat(energy.joules()).isCloseTo(joules, within(0.01 * joules));
                assertThat(energy.joules()).isCloseTo(joules, within(energy.uncertaintyJ()));
            }
            assertThat(bundle.trial().provenance().get("meter.plug")).endsWith(" samples");
        }
        System.out.println("energy of a meter beside the emulated board, measured / true - 1: " + told);
        assertThat(told).isNotEmpty();
        assertThat(Math.abs(ahead)).as("s by which the clocks differ").isGreaterThan(10_000_000_000L);
    }

    private static JsonNode trial(String id) throws Exception {
        Path file = folder.resolve("trials.json");
        home.assay("export", "latest", "--to", file.toString()).expect(0);
        return JsonMapper.shared()
                .readTree(Files.readString(file))
                .at("/runs/0/trials")
                .valueStream()
                .filter(t -> t.at("/trial/id").asString().equals(id))
                .findFirst()
                .orElseThrow();
    }

    private static List<Bundle> bundles() throws Exception {
        List<Bundle> bundles = new ArrayList<>();
        for (Path dir : home.trials()) {
            if (Files.exists(dir.resolve("trial.json"))) {
                bundles.add(Bundle.open(dir));
            }
        }
        return bundles;
    }
}
