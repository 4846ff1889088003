package dev.assay.harness.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.assay.agents.rigs.adbd.AdbHost;
import dev.assay.agents.rigs.adbd.AdbdDevice;
import dev.assay.agents.rigs.adbd.DrivenSensor;
import dev.assay.agents.rigs.adbd.Waveform;
import dev.assay.collectors.bundle.Bundle;
import dev.assay.collectors.phase.Phase;
import dev.assay.collectors.sensing.Rail;
import dev.assay.collectors.sensing.Recording;
import dev.assay.collectors.trace.Trace;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A run on a device that hides its power rails from the shell user and has the rig's stand-in for perfetto, which tells them. Two
 * rails follow known courses; the energy of the total must be that of the courses. The real perfetto was never run.
 */
class PerfettoRunIT {
    private static final int TRIALS = 2;
    private static final String BIG = "S2M_VDD_CPUCL2";
    private static final String MEMORY = "S4M_VDD_MIF";
    private static final String UNUSED = "S10M_VDD_TPU";

    @TempDir
    static Path folder;

    private static AdbHost host;
    private static AdbdDevice phone;
    private static DrivenSensor big;
    private static DrivenSensor memory;
    private static UserHome home;
    private static AssayProcess.Ended run;

    /** Energy of a power that swings about its mean. */
    private static Waveform swinging(double meanW, double amplitudeW, double periodS) {
        double w = 2 * Math.PI / periodS;
        return s -> meanW * s + amplitudeW / w * (1 - Math.cos(w * s));
    }

    @BeforeAll
    static void measure() throws Exception {
        host = AdbHost.start(folder.resolve("adb"));
        phone = AdbdDevice.pixel(folder.resolve("phone"));
        phone.deny("/sys/class/power_supply/battery/current_now");
        for (String rail : List.of(BIG, MEMORY, UNUSED)) {
            phone.perfettoRecords("rails/" + rail, 0);
        }
        phone.perfettoRecords("battery/current_now", -812_000);
        phone.perfettoRecords("battery/charge_counter", 3_270_000);
        phone.perfettoRecords("unknown", "gpufreq_period_ms"); // of a version before that word
        big = drive(BIG, swinging(3, 1.5, 4));
        memory = drive(MEMORY, swinging(1, 0.2, 7));
        home = UserHome.withSharedCache(Files.createDirectories(folder.resolve("user")))
                .withAdbServer(host.port());
        Files.createDirectories(home.folder().resolve("config/assay/profiles"));
        home.write("config/assay/profiles/total.yaml", """
                schema: assay.profile/1
                name: rails-of-the-rig
                title: The rig with a rule for its rails
                platform: android
                matches: {boards: ["Google Pixel 8, rig"]}
                power: {total: [%s, %s]}
                """.formatted(BIG, MEMORY));
        run = home.assay("run", home.write("suite.yaml", suite()), "--device", "adb:" + phone.serial(), "--json");
    }

    private static DrivenSensor drive(String rail, Waveform joules) throws Exception {
        return phone.drive(AdbdDevice.recorded("rails/" + rail), 1e6, joules, Duration.ofMillis(2));
    }

    @AfterAll
    static void end() throws Exception {
        if (phone != null) {
            phone.close();
        }
        if (host != null) {
            host.close();
        }
    }

    private static String suite() {
        return """
                schema: assay.suite/1
                name: perfetto
                protocol:
                  trials: %d
                  cooldown: 0 s
                  idle: 4 s
                  gate: {background: 100 %%, deadline: 1 s}
                  verdict: {background: 100 %%, steal: 100 %%, lost_ticks: 100 %%}
                workloads:
                  s: {kind: sustained, prompt: 64, generate: 128, warmup: 0, duration: 8 s}
                matrix:
                  - runtimes: ["llama.cpp:runner-llama"]
                    models: [smoke/Q8_0]
                    workloads: [s]
                    threads: [1]
                """.formatted(TRIALS);
    }

    @Test
    void given_driven_rails_then_each_trials_energy_is_that_of_the_courses() throws Exception {
        run.expect(0);
        assertThat(bundles()).hasSize(TRIALS);
        for (Bundle bundle : bundles()) {
            List<Phase> windows = MeasuredWindows.of(bundle);
            long begin = phone.hostNs(windows.getFirst().beginNs());
            long end = phone.hostNs(windows.getLast().endNs());
            double truth = big.at(end) - big.at(begin) + memory.at(end) - memory.at(begin);
            JsonNode energy = trial(bundle).at("/values/energy_j");

            double error = energy.get("value").asDouble() / truth - 1;
            System.out.printf(
                    "energy of rails by the stand-in for perfetto: %s, true %.3f J, error %.4f%n",
                    energy, truth, error);
            assertThat(error).isCloseTo(0, within(0.02));
            assertThat(Math.abs(energy.get("value").asDouble() - truth))
                    .isLessThanOrEqualTo(energy.get("uncertainty").asDouble());
            assertThat(energy.get("method").asString())
                    .contains(BIG + " (counter at 4 Hz)")
                    .contains(MEMORY)
                    .contains("sensors driven by a rig of Assay");
        }
    }

    @Test
    void given_driven_rails_then_the_device_at_rest_is_recorded_too() {
        assertThat(run.json().at("/cells/0/metrics/power_idle_w/median").asDouble())
                .isCloseTo(4, within(1.2));
    }

    @Test
    void given_a_rail_that_is_in_no_total_then_it_is_recorded_all_the_same() throws Exception {
        for (Bundle bundle : bundles()) {
            Recording recording = bundle.trial().sensing().recording();
            Trace unused = bundle.trace().orElseThrow().trace("s10m_vdd_tpu_j").orElseThrow();

            assertThat(recording.recorder()).contains("synthetic");
            assertThat(unused.count()).isGreaterThan(20);
            assertThat(unused.channel().source()).isEqualTo("perfetto android.power " + UNUSED + " (made up)");
            assertThat(bundle.trial().sensing().rails()).extracting(Rail::name).contains(BIG, MEMORY, UNUSED);
        }
    }

    @Test
    void given_sources_in_an_order_then_the_bundle_says_which_one_was_used_and_why_not_those_before() throws Exception {
        for (Bundle bundle : bundles()) {
            assertThat(bundle.trial().provenance())
                    .hasEntrySatisfying(
                            "collector.rails",
                            said -> assertThat(said)
                                    .startsWith("perfetto (3 channels); not sysfs:")
                                    .contains("energy_value cannot be read (EACCES)"))
                    .hasEntrySatisfying(
                            "collector.battery voltage",
                            said -> assertThat(said).startsWith("sysfs"))
                    .hasEntrySatisfying(
                            "collector.clocks", said -> assertThat(said).startsWith("sysfs"))
                    .hasEntrySatisfying(
                            "collector.battery current",
                            said -> assertThat(said).startsWith("none; sysfs:"))
                    .hasEntrySatisfying(
                            "collector.perfetto",
                            said -> assertThat(said).contains("synthetic").contains("gpufreq_period_ms"))
                    .containsEntry("collector.perfetto.recording", "whole");
        }
    }

    @Test
    void given_a_device_that_stays_cool_then_the_conditions_behind_its_trials_say_that_no_status_changed()
            throws Exception {
        List<Bundle> bundles = bundles();

        assertThat(bundles)
                .allSatisfy(bundle -> assertThat(bundle.trial().provenance())
                        .hasEntrySatisfying(
                                "collector.thermal status",
                                said -> assertThat(said).startsWith("dumpsys (")));
        assertThat(bundles)
                .extracting(bundle -> bundle.trial()
                        .after()
                        .find("thermal_status_changes")
                        .orElseThrow()
                        .text())
                .containsOnly("none");
    }

    @Test
    void given_a_run_that_has_ended_then_no_recording_is_left_on_the_device() throws Exception {
        try (var left = Files.list(phone.file("/data/misc/perfetto-traces"))) {
            assertThat(left).isEmpty();
        }
        assertThat(host.on(phone, "shell", "pgrep -f [p]erfetto-traces/assay").out())
                .isEmpty();
    }

    private static List<Bundle> bundles() throws Exception {
        List<Bundle> bundles = new ArrayList<>();
        for (Path trial : home.trials()) {
            if (Files.exists(trial.resolve("trial.json"))) {
                bundles.add(Bundle.open(trial));
            }
        }
        return bundles;
    }

    private static JsonNode trial(Bundle bundle) throws Exception {
        Path file = folder.resolve("trials.json");
        home.assay("export", "latest", "--to", file.toString()).expect(0);
        return JsonMapper.shared()
                .readTree(Files.readString(file))
                .at("/runs/0/trials")
                .valueStream()
                .filter(t -> t.at("/trial/id")
                        .asString()
                        .equals(bundle.trial().trial().id()))
                .findFirst()
                .orElseThrow();
    }
}
