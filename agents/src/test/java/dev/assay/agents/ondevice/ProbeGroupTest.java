package dev.assay.agents.ondevice;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.collectors.trace.RunnerEnd.How;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A runner is its whole process group: it is sampled as a whole, and nothing of it is left behind. */
class ProbeGroupTest {
    @TempDir
    Path folder;

    @Test
    void memoryAndProcessorTimeAreThoseOfAllItsProcesses() throws Exception {
        ProbeRun run = ProbeJob.running("/bin/sh", "-c", twoThatHoldTheirMemoryAtOnce())
                .rates(200, 50)
                .run(folder);

        assertThat(run.outcome().exitCode()).isZero();
        assertThat(run.channel("rss_anon_bytes").max().orElseThrow()).isGreaterThan(120e6);
        double[] cpu = run.channel("cpu_time_s").values();
        assertThat(cpu).isSorted();
        double whole = run.end().rusage().utimeS() + run.end().rusage().stimeS();
        assertThat(cpu[cpu.length - 1]).isLessThanOrEqualTo(whole).isGreaterThan(whole / 2);
    }

    /** Each works only when the other has its memory, too. */
    private String twoThatHoldTheirMemoryAtOnce() {
        return "%1$s touch=60 leave-file=%2$s spin-until=%3$s spin & %1$s touch=60 leave-file=%3$s spin-until=%2$s spin; wait"
                .formatted(ProbeJob.program("misbehave"), folder.resolve("one"), folder.resolve("other"));
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
