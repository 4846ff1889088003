package dev.assay.harness.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.agents.rigs.adbd.AdbHost;
import dev.assay.agents.rigs.adbd.AdbdDevice;
import dev.assay.collectors.bundle.Bundle;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A phone on its charger, whose battery's current is what the charger gives: no figure may be made of it, at rest either. */
@Timeout(300)
class ChargedIdleIT {
    @TempDir
    Path folder;

    @Test
    void given_a_charging_phone_then_its_power_at_rest_is_absent_with_the_reason() throws Exception {
        try (AdbHost host = AdbHost.start(folder.resolve("adb"));
                AdbdDevice phone = AdbdDevice.pixel(folder.resolve("phone"))) {
            phone.sensor("/sys/class/power_supply/battery/status", "Charging");
            phone.sensor("/sys/class/power_supply/battery/current_now", 900_000);
            UserHome home = UserHome.withSharedCache(Files.createDirectories(folder.resolve("user")))
                    .withAdbServer(host.port());

            home.assay("run", home.write("suite.yaml", suite()), "--device", "adb:" + phone.serial(), "--json")
                    .expect(4);

            Bundle bundle = Bundle.open(home.trials().getFirst());
            assertThat(bundle.trial().session().idle()).isNull();
            assertThat(bundle.trial().session().idleAbsent()).contains("while a charger is connected", "before it");
        }
    }

    private static String suite() {
        return """
                schema: assay.suite/1
                name: charged
                protocol:
                  trials: 1
                  cooldown: 0 s
                  idle: 1 s
                  gate: {background: 100 %, deadline: 1 s}
                  verdict: {background: 100 %, steal: 100 %, lost_ticks: 100 %, clock_periods: 0}
                workloads:
                  p4-g8: {kind: generate, prompt: 4, generate: 8, warmup: 0, iterations: 1}
                matrix:
                  - runtimes: ["llama.cpp:runner-llama"]
                    models: [smoke/Q8_0]
                    workloads: [p4-g8]
                    threads: [1]
                """;
    }
}
