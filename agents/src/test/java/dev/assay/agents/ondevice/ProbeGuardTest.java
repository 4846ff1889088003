package dev.assay.agents.ondevice;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.collectors.trace.RunnerEnd.How;
import dev.assay.collectors.verdict.Failure;
import dev.assay.collectors.verdict.Outcomes;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The guardian: whoever of the probe and it is killed, nothing that the runner started is left. */
class ProbeGuardTest {
    @TempDir
    Path folder;

    private String word;

    @BeforeEach
    void aWordThatTellsTheProcessesOfThisTest() {
        word = folder.getFileName().toString();
    }

    private ProbeRun startedWithDescendants() throws Exception {
        ProbeRun run = ProbeJob.misbehaving("leave-child", "leave-daemon", "leave-orphan", "ignore-term", "hang", word)
                .rates(1000, 0)
                .start(folder)
                .sampling("rss_bytes");
        while (Processes.misbehaving(word).size() < 4) {
            Thread.onSpinWait();
        }
        return run;
    }

    private static long workerOf(ProbeRun run) {
        return run.probe().children().findFirst().orElseThrow().pid();
    }

    @Test
    void givenAProbeThatIsKilledThenAllThatTheRunnerStartedEndsAlsoOutsideItsGroupAndSession() throws Exception {
        ProbeRun run = startedWithDescendants();

        Processes.signal("KILL", workerOf(run));
        run.finished();

        assertThat(Processes.misbehaving(word)).isEmpty();
        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.complaint()).contains("probe: ended by signal 9 (Killed)");
        assertThat(run.trace().header()).isPresent();
        assertThat(run.channel("rss_bytes").count()).isPositive();
        assertThat(run.trace().end()).isEmpty();
        assertThat(Outcomes.read(run.bundle()).failure()).isEqualTo(Failure.DEVICE_LOST);
    }

    @Test
    void givenAGuardianThatIsKilledThenTheProbeEndsTheRunnerAndFinishesTheBundle() throws Exception {
        ProbeRun run = startedWithDescendants();
        long worker = workerOf(run);

        run.probe().destroyForcibly();
        run.finished();

        assertThat(ProbeRun.ends(worker)).isTrue();
        assertThat(Processes.misbehaving(word)).isEmpty();
        assertThat(run.outcome().how()).isEqualTo(How.STOPPED);
    }

    @Test
    void givenAGroupThatIsKilledAsAWholeThenTheProbeInItsOwnEndsTheRunner() throws Exception {
        List<String> asGroupLeader = List.of("/usr/bin/setsid");
        ProbeRun run = ProbeJob.misbehaving("leave-daemon", "hang", word)
                .start(folder, folder.resolve("bundle"), asGroupLeader)
                .sampling("rss_bytes");
        long worker = workerOf(run);

        Processes.signal("KILL", -run.probe().pid());
        run.finished();

        assertThat(ProbeRun.ends(worker)).isTrue();
        assertThat(Processes.misbehaving(word)).isEmpty();
        assertThat(run.outcome().how()).isEqualTo(How.STOPPED);
    }

    @Test
    void givenARunnerAtWorkThenTheGuardianSleepsAllTheTime() throws Exception {
        ProbeRun run = ProbeJob.misbehaving("hang").rates(1000, 0).start(folder).sampling("rss_bytes");
        long before = Processes.sleeps(run.probe().pid());
        int samples = run.channel("rss_bytes").count();

        while (run.channel("rss_bytes").count() < samples + 300) {
            Thread.onSpinWait();
        }

        assertThat(Processes.sleeps(run.probe().pid())).isEqualTo(before);
        Processes.signal("TERM", run.probe().pid());
        run.finished();
        assertThat(run.outcome().how()).isEqualTo(How.STOPPED);
    }
}
