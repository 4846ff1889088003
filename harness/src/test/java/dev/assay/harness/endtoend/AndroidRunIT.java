package dev.assay.harness.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.assay.agents.rigs.adbd.AdbHost;
import dev.assay.agents.rigs.adbd.AdbdDevice;
import dev.assay.agents.rigs.adbd.DrivenSensor;
import dev.assay.agents.rigs.adbd.Waveform;
import dev.assay.collectors.bundle.Bundle;
import dev.assay.collectors.condition.Condition;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A model on a device behind AOSP's adbd: llama.cpp with the C library that it brings, inside the device's own root. The battery's
 * current follows a known course; the energy must be that of the course, and nobody may take it for a phone's.
 */
class AndroidRunIT {
    private static final int TRIALS = 5;
    private static final double VOLTS = 4.02;
    private static final double AMPERES = 1.2;

    @TempDir
    static Path folder;

    private static AdbHost host;
    private static AdbdDevice phone;
    private static DrivenSensor amperes;
    private static DrivenSensor volts;
    private static UserHome home;
    private static AssayProcess.Ended run;

    @BeforeAll
    static void measure() throws Exception {
        host = AdbHost.start(folder.resolve("adb"));
        phone = AdbdDevice.pixel(folder.resolve("phone"));
        // It falls as the current rises, as a battery's does: the mean power is below the product of the means.
        volts = phone.drive(
                "/sys/class/power_supply/battery/voltage_now",
                1e6,
                Waveform.sine(VOLTS, -0.25, 1),
                Duration.ofMillis(2));
        amperes = phone.drive(
                "/sys/class/power_supply/battery/current_now",
                -1e6,
                Waveform.sine(AMPERES, 0.5, 1),
                Duration.ofMillis(2));
        home = UserHome.withSharedCache(Files.createDirectories(folder.resolve("user")))
                .withAdbServer(host.port());
        run = home.assay("run", home.write("suite.yaml", suite()), "--device", "adb:" + phone.serial(), "--json");
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

    /** Whatever this machine does meanwhile: it is the arithmetic and the way that are asked. */
    private static String suite() {
        return """
                schema: assay.suite/1
                name: android
                protocol:
                  trials: %d
                  cooldown: 0 s
                  idle: 1 s
                  gate: {background: 100 %%, deadline: 1 s}
                  verdict: {background: 100 %%, steal: 100 %%, lost_ticks: 100 %%, clock_periods: 0}
                workloads:
                  p64-g512: {kind: generate, prompt: 64, generate: 512, warmup: 0, iterations: 6}
                matrix:
                  - runtimes: ["llama.cpp:runner-llama"]
                    models: [smoke/Q8_0]
                    workloads: [p64-g512]
                    threads: [1]
                """.formatted(TRIALS);
    }

    @Test
    void given_a_device_then_its_trials_are_valid_and_told_with_speed_memory_temperature_and_energy() {
        JsonNode cell = run.expect(0).json().at("/cells/0");

        assertThat(cell.at("/device").asString()).isEqualTo("adb:" + phone.serial());
        assertThat(cell.at("/platform").asString()).isEqualTo("android");
        assertThat(cell.at("/trials/valid").asInt()).isGreaterThanOrEqualTo(3);
        for (String metric : List.of("decode_tps", "rss_peak_bytes", "temp_peak_c", "energy_j")) {
            assertThat(cell.at("/metrics/" + metric + "/median").asDouble())
                    .as(metric)
                    .isPositive();
        }
        assertThat(cell.at("/metrics/power_idle_w/median").asDouble()).isCloseTo(AMPERES * VOLTS, within(0.1 * VOLTS));
    }

    @Test
    void given_a_driven_battery_then_each_trials_energy_is_the_courses_within_one_percent() throws Exception {
        run.expect(0);
        List<Double> errors = new ArrayList<>();
        for (Bundle bundle : bundles()) {
            JsonNode energy = trial(bundle.trial().trial().id()).at("/values/energy_j/value");
            double truth = MeasuredWindows.of(bundle).stream()
                    .mapToDouble(w ->
                            DrivenSensor.integral(amperes, volts, phone.hostNs(w.beginNs()), phone.hostNs(w.endNs())))
                    .sum();
            if (!energy.isMissingNode()) {
                errors.add(energy.asDouble() / truth - 1);
            }
        }

        System.out.println("energy on the rig, measured / true - 1: " + errors);
        assertThat(errors)
                .as("of trials that were covered well enough to have an energy")
                .isNotEmpty()
                .allSatisfy(error -> assertThat(error).isCloseTo(0, within(0.01)));
    }

    @Test
    void given_a_rig_then_every_trial_says_that_its_sensors_are_none_of_a_phone() throws Exception {
        assertThat(run.json().at("/cells/0/sensors").asString()).isEqualTo("simulated");
        assertThat(bundles()).allSatisfy(bundle -> {
            assertThat(bundle.trial().sensing().simulated()).contains("rig");
            assertThat(bundle.trial().provenance()).containsEntry("device.model", "Google Pixel 8, rig");
        });
        assertThat(home.assay("show").expect(0).out()).contains("simulated sensors");
    }

    @Test
    void given_a_device_then_the_conditions_of_its_trials_tell_its_battery_and_its_heat() throws Exception {
        assertThat(bundles())
                .isNotEmpty()
                .allSatisfy(bundle -> assertThat(bundle.trial().before().readings())
                        .filteredOn(reading -> reading.value() != null)
                        .extracting(Condition::name)
                        .contains(
                                "battery_level_battery_pct", "temp_hottest_c", "cpu_busy_s", "memory_available_bytes"));
    }

    @Test
    void given_a_run_that_has_ended_then_nothing_but_the_store_is_left_on_the_device() throws Exception {
        Path assay = phone.file("/data/local/tmp/assay");
        try (Stream<Path> walk = Files.walk(assay)) {
            assertThat(walk.filter(Files::isRegularFile)
                            .map(file -> assay.relativize(file).toString()))
                    .isNotEmpty()
                    .allMatch(name -> name.startsWith("store/"));
        }
        assertThat(host.on(phone, "shell", "pgrep -f [r]unner-llama").out()).isEmpty();
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
}
