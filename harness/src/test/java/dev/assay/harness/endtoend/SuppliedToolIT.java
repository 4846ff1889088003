package dev.assay.harness.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.assay.agents.rigs.adbd.AdbHost;
import dev.assay.agents.rigs.adbd.AdbdDevice;
import dev.assay.collectors.bundle.Bundle;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/**
 * A tool that the user supplies as a file, on a device behind AOSP's adbd. It is a STAND-IN: a script of the name
 * benchmark_model that checks how it is called and prints, in that tool's words, numbers of this test. Nothing of LiteRT runs.
 */
@Timeout(120)
class SuppliedToolIT {
    private static final String STAND_IN = """
            #!/system/bin/sh
            for word in "$@"; do
                case "$word" in
                    --graph=*) [ -r "${word#--graph=}" ] || { echo "ERROR: no model at $word" >&2; exit 1; } ;;
                    --num_runs=*) runs=${word#--num_runs=} ;;
                    --warmup_runs=*) warmup=${word#--warmup_runs=} ;;
                esac
            done
            echo "INFO: STAND-IN of a test, no benchmark_model"
            echo "INFO: count=$warmup first=9000 curr=5000 min=5000 max=9000 avg=7000 std=2000"
            echo
            echo "INFO: count=$runs first=4000 curr=6000 min=4000 max=6000 avg=5000 std=1000"
            echo
            echo "INFO: Inference timings in us: Init: 12500, First inference: 9000, Warmup (avg): 7000, Inference (avg): 5000"
            """;

    @TempDir
    Path folder;

    private Path engine;
    private UserHome home;

    @BeforeEach
    void user() throws Exception {
        engine = folder.resolve("engine");
        home = UserHome.withSharedCache(Files.createDirectories(folder.resolve("user")));
        Path model = Files.writeString(folder.resolve("net.tflite"), "stands for a model");
        home.write("config/assay/models/net.yaml", """
                name: net
                format: tflite
                weights: synthetic
                variants:
                  fp32: {file: %s}
                """.formatted(model));
        home.write("config/assay/runtimes/stand-in.yaml", """
                name: stand-in
                version: "0"
                licence: Apache-2.0
                formats: [tflite]
                abis:
                  android-x86_64: [{folder: %s}]
                runners:
                  benchmark_model: {speaks: output, from: files, does: [infer], executable: benchmark_model}
                """.formatted(engine));
    }

    @Test
    void given_the_tool_in_its_folder_when_it_is_run_then_its_mean_is_a_figure_with_its_method() throws Exception {
        Path tool = Files.writeString(Files.createDirectories(engine).resolve("benchmark_model"), STAND_IN);
        Files.setPosixFilePermissions(tool, PosixFilePermissions.fromString("rwxr-xr-x"));

        JsonNode cell = run(0).at("/cells/0");

        assertThat(cell.at("/trials/failed").asInt()).isZero();
        assertThat(cell.at("/metrics/latency_ms/median").asDouble()).isCloseTo(5, within(1e-9));
        assertThat(cell.at("/metrics/latency_ms/method").asString())
                .contains("benchmark_model's own clock", "mean of 30 inferences", "min 4, max 6, std 1 ms");
        assertThat(cell.at("/metrics/throughput_ips/median").asDouble()).isCloseTo(200, within(1e-9));
        assertThat(cell.at("/metrics/load_ms/median").asDouble()).isCloseTo(12.5, within(1e-9));
        assertThat(cell.at("/metrics/rss_peak_bytes/median").asDouble()).isPositive();
        assertThat(home.trials())
                .allSatisfy(
                        dir -> assertThat(Bundle.open(dir).trial().provenance()).containsKey("runner.sha256"));
    }

    @Test
    void
            given_no_such_folder_when_it_is_run_then_each_trial_says_where_the_program_belongs_and_nothing_is_asked_of_the_device()
                    throws Exception {
        JsonNode failures = run(4).at("/failures");

        assertThat(failures).hasSize(2).allSatisfy(failure -> {
            assertThat(failure.at("/failure").asString()).isEqualTo("NOT_PROVISIONED");
            assertThat(failure.at("/detail").asString())
                    .contains(engine.toString(), "there is no such folder", "put the engine's program");
        });
        assertThat(home.trials()).hasSize(2).allSatisfy(dir -> {
            assertThat(Bundle.open(dir).trial().before()).isNull();
            assertThat(Bundle.open(dir).trial().sensing()).isNull();
        });
    }

    private JsonNode run(int exit) throws Exception {
        String suite = home.write("suite.yaml", """
                schema: assay.suite/1
                name: supplied
                protocol:
                  trials: 2
                  rates: {process: 10 Hz, sensors: 10 Hz, memory: 1 Hz}
                  cooldown: 0 s
                  idle: 0 s
                  gate: {background: 100 %, deadline: 1 s}
                  verdict: {background: 100 %, steal: 100 %, lost_ticks: 100 %, clock_periods: 0}
                workloads:
                  s1: {kind: infer, sequence: 1, warmup: 2, iterations: 30}
                matrix:
                  - runtimes: [stand-in]
                    models: [net/fp32]
                    workloads: [s1]
                    threads: [1]
                """);
        try (AdbHost host = AdbHost.start(folder.resolve("adb"));
                AdbdDevice device = AdbdDevice.start("pixel-8", folder.resolve("device"), 64)) {
            host.connect(device);
            home = home.withAdbServer(host.port());
            return home.assay("run", suite, "--device", "adb:" + device.serial(), "--json")
                    .expect(exit)
                    .json();
        }
    }
}
