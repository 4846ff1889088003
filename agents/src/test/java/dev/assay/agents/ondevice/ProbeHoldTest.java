package dev.assay.agents.ondevice;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.collectors.trace.RunnerEnd;
import dev.assay.collectors.trace.RunnerEnd.How;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A job that holds its runner back, for what is done to the device first. */
class ProbeHoldTest {
    @TempDir
    Path folder;

    @Test
    void aHeldRunnerStartsNoSoonerAndItsDeadlineRunsFromItsOwnStart() throws Exception {
        long began = System.nanoTime();

        ProbeRun run = ProbeJob.misbehaving("exit=0").deadline(300).held(700).run(folder);

        assertThat(run.outcome().how()).isEqualTo(How.EXITED);
        assertThat(run.marks()).containsExactly("held", "runner_started", "runner_ended");
        assertThat(run.trace().marks().get(1).at() - began).isGreaterThanOrEqualTo(700_000_000L);
    }

    @Test
    void aProbeThatIsToldToStopInTheHoldEndsAtOnceAndStartsNoRunner() throws Exception {
        Path ran = folder.resolve("ran");
        ProbeRun run =
                ProbeJob.running("/bin/sh", "-c", "touch " + ran).held(60_000).start(folder);
        awaitTrace(run);
        run.probe().destroy();
        run.finished();

        assertThat(run.exitCode()).isZero();
        assertThat(run.outcome())
                .isEqualTo(new RunnerEnd.Outcome(
                        How.STOPPED, null, null, "the probe was told to stop before it started the runner"));
        assertThat(ran).doesNotExist();
    }

    /** Its guardian takes signals before there is a trace; one that comes sooner ends it by the system's rule. */
    private static void awaitTrace(ProbeRun run) throws Exception {
        long until = System.nanoTime() + 30_000_000_000L;
        while (!Files.exists(run.bundle().resolve("trace.bin"))) {
            assertThat(System.nanoTime()).isLessThan(until);
            Thread.onSpinWait();
        }
    }
}
