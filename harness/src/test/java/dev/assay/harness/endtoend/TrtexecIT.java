package dev.assay.harness.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/**
 * NVIDIA's trtexec as a user supplies it, by the runtime file that is shipped. It is a STAND-IN: a script of that name that checks
 * how it is called and prints, in trtexec's words, numbers of this test. Nothing of TensorRT runs.
 */
@Timeout(120)
class TrtexecIT {
    private static final String STAND_IN = """
            #!/bin/sh
            queries=0
            for word in "$@"; do
                case "$word" in
                    --loadEngine=*broken*) echo '[01/02/2026-03:04:05] [E] Engine deserialization failed' >&2
                        echo '&&&& FAILED TensorRT.trtexec [TensorRT v0] # STAND-IN'; exit 1 ;;
                    --loadEngine=*) [ -r "${word#--loadEngine=}" ] || exit 1 ;;
                    --iterations=*) queries=${word#--iterations=} ;;
                    --duration=0 | --warmUp=0 | --avgRuns=1) ;;
                    *) echo "unknown option $word" >&2; exit 1 ;;
                esac
            done
            say() { echo "[01/02/2026-03:04:05] [I] $1"; }
            say "Timing trace has $queries queries over 1 s"
            i=0
            while [ $i -lt $queries ]; do
                say "Average on 1 runs - GPU latency: 1.5 ms - Host latency: 2 ms (enqueue 0.1 ms)"
                i=$((i + 1))
            done
            same() { say "$1: min = $2 ms, max = $2 ms, mean = $2 ms, median = $2 ms, percentile(99%) = $2 ms"; }
            say 'Throughput: 640 qps'
            same Latency 2
            same 'H2D Latency' 0.375
            same 'GPU Compute Time' 1.5
            same 'D2H Latency' 0.125
            echo '&&&& PASSED TensorRT.trtexec [TensorRT v0] # STAND-IN'
            """;

    @TempDir
    Path folder;

    @Test
    void
            given_trtexec_in_its_folder_then_latency_and_throughput_are_figures_of_their_own_and_a_failed_one_is_a_failure()
                    throws Exception {
        UserHome home = UserHome.bare(folder).withHome();
        for (String abi : new String[] {"linux-x86_64", "linux-aarch64"}) {
            Path engine = Files.createDirectories(
                    folder.resolve("assay-engines/tensorrt").resolve(abi));
            Path tool = Files.writeString(engine.resolve("trtexec"), STAND_IN);
            Files.setPosixFilePermissions(tool, PosixFilePermissions.fromString("rwxr-xr-x"));
        }
        for (String name : new String[] {"net", "broken"}) {
            home.write("config/assay/models/" + name + ".yaml", """
                    name: %1$s
                    format: tensorrt
                    weights: synthetic
                    variants:
                      fp16: {file: %2$s}
                    """.formatted(
                            name, Files.writeString(folder.resolve(name + ".engine"), "stands for " + name)));
        }
        String suite = home.write("suite.yaml", """
                schema: assay.suite/1
                name: trtexec
                protocol:
                  trials: 2
                  rates: {process: 10 Hz, sensors: 10 Hz, memory: 1 Hz}
                  cooldown: 0 s
                  idle: 0 s
                  gate: {background: 100 %, deadline: 1 s}
                  verdict: {background: 100 %, steal: 100 %, lost_ticks: 100 %, clock_periods: 0}
                workloads:
                  s1: {kind: infer, sequence: 1, warmup: 0, iterations: 30}
                matrix:
                  - {runtimes: [tensorrt], models: [net/fp16, broken/fp16], workloads: [s1], threads: [1]}
                """);

        JsonNode run = home.assay("run", suite, "--json").expect(4).json();

        JsonNode cell = run.at("/cells")
                .valueStream()
                .filter(c -> c.at("/model/name").asString().equals("net"))
                .findFirst()
                .orElseThrow();
        assertThat(cell.at("/trials/valid").asInt()).isEqualTo(2);
        assertThat(cell.at("/metrics/latency_ms/p50").asDouble()).isCloseTo(2, within(1e-9));
        assertThat(cell.at("/metrics/latency_ms/n").asInt()).isEqualTo(2 * 30);
        assertThat(cell.at("/metrics/latency_ms/method").asString())
                .startsWith("trtexec's GPU events: H2D + GPU compute + D2H of a query");
        assertThat(cell.at("/metrics/throughput_ips/median").asDouble()).isCloseTo(640, within(1e-9));
        assertThat(run.at("/failures")).hasSize(2).allSatisfy(failure -> {
            assertThat(failure.at("/failure").asString()).isEqualTo("EXITED");
            assertThat(failure.at("/detail").asString()).contains("Engine deserialization failed");
        });
    }
}
