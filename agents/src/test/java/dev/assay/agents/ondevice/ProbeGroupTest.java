package dev.assay.agents.ondevice;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.collectors.trace.RunnerEnd.How;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A runner is its whole process group: it is sampled as a whole, and nothing of it is left behind. */
class ProbeGroupTest {
    private static final String TWO_PROCESSES =
            "%1$s touch=60 spin & echo $!; %1$s touch=60 spin; wait".formatted(ProbeJob.program("misbehave"));

    @TempDir
    Path folder;

    @Test
    void memoryAndProcessorTimeAreThoseOfAllItsProcesses() throws Exception {
        ProbeRun run =
                ProbeJob.running("/bin/sh", "-c", TWO_PROCESSES).rates(200, 50).run(folder);

        assertThat(run.outcome().exitCode()).isZero();
        assertThat(run.channel("rss_anon_bytes").max().orElseThrow()).isGreaterThan(120e6);
        double[] cpu = run.channel("cpu_time_s").values();
        assertThat(cpu).isSorted();
        double whole = run.end().rusage().utimeS() + run.end().rusage().stimeS();
        assertThat(cpu[cpu.length - 1]).isLessThanOrEqualTo(whole).isGreaterThan(whole / 2);
    }

    @Test
    void childrenThatOutliveTheRunnerAreKilled() throws Exception {
        ProbeRun run = ProbeJob.misbehaving("leave-child", "leave-daemon").run(folder);

        assertThat(run.outcome().how()).isEqualTo(How.EXITED);
        assertThat(ProcessHandle.allProcesses()
                        .filter(process -> process.info()
                                .arguments()
                                .filter(arguments -> Arrays.asList(arguments).contains("leave-daemon"))
                                .isPresent()))
                .isEmpty();
    }
}
