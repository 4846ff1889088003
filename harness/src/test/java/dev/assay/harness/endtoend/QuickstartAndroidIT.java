package dev.assay.harness.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.assay.agents.rigs.adbd.AdbHost;
import dev.assay.agents.rigs.adbd.AdbdDevice;
import dev.assay.agents.rigs.adbd.DrivenSensor;
import dev.assay.agents.rigs.adbd.Leftovers;
import dev.assay.agents.rigs.adbd.Waveform;
import dev.assay.collectors.bundle.Bundle;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The suite as it is shipped, on a device behind AOSP's adbd: seven trials of a real size with their pauses, nearly three
 * minutes. Its gate and verdicts are those of a quiet machine.
 */
@Timeout(600)
class QuickstartAndroidIT {
    private static final Path SUITE = Path.of(System.getProperty("assay.home"), "suites/quickstart-android.yaml");
    private static final String BATTERY = "/sys/class/power_supply/battery/";

    @TempDir
    Path folder;

    @Test
    @EnabledIfSystemProperty(named = "quickstart.android", matches = "whole", disabledReason = "takes three minutes")
    void given_the_shipped_suite_then_a_line_tells_speed_memory_temperature_and_the_driven_energy() throws Exception {
        try (AdbHost host = AdbHost.start(folder.resolve("adb"));
                AdbdDevice phone = AdbdDevice.pixel(folder.resolve("phone"))) {
            Duration step = Duration.ofMillis(2);
            DrivenSensor volts = phone.drive(BATTERY + "voltage_now", 1e6, Waveform.sine(4.02, -0.25, 1), step);
            DrivenSensor amperes = phone.drive(BATTERY + "current_now", -1e6, Waveform.sine(1.2, 0.5, 1), step);
            UserHome home = UserHome.withSharedCache(Files.createDirectories(folder.resolve("user")))
                    .withAdbServer(host.port());
            AssayProcess.Ended run;
            try (AssayProcess process =
                    home.start("run", SUITE.toString(), "--device", "adb:" + phone.serial(), "--json")) {
                run = process.await(Duration.ofMinutes(8)).expect(0);
            }

            JsonNode cell = run.json().at("/cells/0");
            assertThat(cell.at("/sensors").asString()).isEqualTo("simulated");
            assertThat(cell.at("/trials/valid").asInt()).isGreaterThanOrEqualTo(3);
            for (String metric : List.of("decode_tps", "rss_peak_bytes", "temp_peak_c", "energy_j")) {
                assertThat(cell.at("/metrics/" + metric + "/median").asDouble())
                        .as(metric)
                        .isPositive();
            }
            Path file = folder.resolve("trials.json");
            home.assay("export", "latest", "--to", file.toString()).expect(0);
            JsonNode trials =
                    JsonMapper.shared().readTree(Files.readString(file)).at("/runs/0/trials");
            List<Double> errors = new ArrayList<>();
            for (Path dir : home.trials()) {
                if (Files.exists(dir.resolve("trial.json"))) {
                    Bundle bundle = Bundle.open(dir);
                    double truth = MeasuredWindows.of(bundle).stream()
                            .mapToDouble(w -> DrivenSensor.integral(
                                    amperes, volts, phone.hostNs(w.beginNs()), phone.hostNs(w.endNs())))
                            .sum();
                    trials.valueStream()
                            .filter(t -> t.at("/trial/id")
                                    .asString()
                                    .equals(bundle.trial().trial().id()))
                            .map(t -> t.at("/values/energy_j/value"))
                            .filter(energy -> !energy.isMissingNode())
                            .forEach(energy -> errors.add(energy.asDouble() / truth - 1));
                }
            }
            System.out.println("quickstart-android: energy, measured / true - 1: " + errors + "; " + cell);
            assertThat(errors).isNotEmpty().allSatisfy(e -> assertThat(e).isCloseTo(0, within(0.01)));
            assertThat(Leftovers.on(phone, host)).isEmpty();
        }
    }
}
