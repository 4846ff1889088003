package dev.assay.agents.ondevice;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.collectors.trace.RunnerEnd;
import dev.assay.collectors.trace.RunnerEnd.How;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The ways a runner ends are told apart, and the bundle is complete whatever it did. */
class ProbeOutcomeTest {
    private static final int SIGKILL = 9;
    private static final int SIGSEGV = 11;
    private static final int SIGTERM = 15;

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(ints = {0, 3})
    void aRunnerThatExitsIsKnownByItsCode(int code) throws Exception {
        ProbeRun run = ProbeJob.misbehaving("exit=" + code).run(folder);

        assertThat(run.exitCode()).isZero();
        assertThat(run.outcome()).isEqualTo(new RunnerEnd.Outcome(How.EXITED, code, null, null));
        assertThat(run.marks()).containsExactly("runner_started", "runner_ended");
    }

    @Test
    void aRunnerThatCrashesIsKnownByItsSignal() throws Exception {
        ProbeRun run = ProbeJob.misbehaving("crash").run(folder);

        assertThat(run.exitCode()).isZero();
        assertThat(run.outcome()).isEqualTo(new RunnerEnd.Outcome(How.SIGNALLED, null, SIGSEGV, "Segmentation fault"));
    }

    @Test
    void aRunnerKilledBySomeoneIsNotTakenForOneKilledForWantOfMemory() throws Exception {
        ProbeRun run = ProbeJob.misbehaving("kill-itself").run(folder);

        assertThat(run.outcome().how()).isEqualTo(How.SIGNALLED);
        assertThat(run.outcome().signal()).isEqualTo(SIGKILL);
        assertThat(run.outcome().detail()).contains("oom_kill counters stood still");
    }

    @Test
    void aRunnerThatHangsIsEndedAtItsDeadline() throws Exception {
        ProbeRun run = ProbeJob.misbehaving("hang").deadline(200).run(folder);

        assertThat(run.exitCode()).isZero();
        assertThat(run.outcome()).isEqualTo(new RunnerEnd.Outcome(How.TIMED_OUT, null, SIGTERM, "the deadline passed"));
        assertThat(run.marks()).containsExactly("runner_started", "deadline", "term_sent", "runner_ended");
    }

    @Test
    void aRunnerThatIgnoresSigtermIsKilledTwoSecondsLater() throws Exception {
        ProbeRun run = ProbeJob.misbehaving("ignore-term", "hang").deadline(100).run(folder);

        assertThat(run.outcome()).isEqualTo(new RunnerEnd.Outcome(How.TIMED_OUT, null, SIGKILL, "the deadline passed"));
        assertThat(run.marks()).containsExactly("runner_started", "deadline", "term_sent", "kill_sent", "runner_ended");
        assertThat(run.trace().marks().get(3).at() - run.trace().marks().get(2).at())
                .isGreaterThanOrEqualTo(2_000_000_000L);
    }

    @Test
    void aProbeStartedByAProgramThatIgnoresItsChildrenSeesItsOwnEnd() throws Exception {
        List<String> ignoring = List.of("/bin/sh", "-c", "trap '' CHLD; exec \"$@\"", "sh");

        ProbeRun run = ProbeJob.misbehaving("exit=3")
                .start(folder, folder.resolve("bundle"), ignoring)
                .finished();

        assertThat(run.outcome()).isEqualTo(new RunnerEnd.Outcome(How.EXITED, 3, null, null));
        assertThat(run.end().rusage()).isNotNull();
    }

    @Test
    void aRunnerThatIsMissingWasNotStarted() throws Exception {
        ProbeRun run = ProbeJob.running("/no/such/runner").run(folder);

        assertThat(run.exitCode()).isZero();
        assertThat(run.outcome().how()).isEqualTo(How.NOT_STARTED);
        assertThat(run.outcome().detail()).isEqualTo("cannot start /no/such/runner: No such file or directory");
        assertThat(run.end().rusage()).isNull();
        assertThat(run.trace().marks()).isEmpty();
    }

    @Test
    void aFileThatIsNoProgramWasNotStartedAndNoShellTriesIt() throws Exception {
        Path file = Files.writeString(folder.resolve("runner"), "exit 0\n");
        assertThat(file.toFile().setExecutable(true)).isTrue();

        ProbeRun run = ProbeJob.running(file.toString()).run(folder);

        assertThat(run.outcome().how()).isEqualTo(How.NOT_STARTED);
        assertThat(run.outcome().detail()).endsWith("Exec format error");
    }

    @ParameterizedTest
    @ValueSource(ints = {SIGTERM, 2})
    void aProbeThatIsToldToStopEndsTheRunnerAndFinishesTheBundle(int signal) throws Exception {
        ProbeRun run = ProbeJob.misbehaving("hang").start(folder).sampling("cpu_time_s");

        new ProcessBuilder("kill", "-" + signal, Long.toString(run.probe().pid()))
                .start()
                .waitFor();
        run.finished();

        assertThat(run.exitCode()).isZero();
        assertThat(run.outcome())
                .isEqualTo(new RunnerEnd.Outcome(How.STOPPED, null, SIGTERM, "the probe was told to stop"));
    }

    @Test
    void aProbeThatLosesItsTerminalWorksOn() throws Exception {
        ProbeRun run = ProbeJob.misbehaving("hang").deadline(600).start(folder).sampling("cpu_time_s");

        new ProcessBuilder("kill", "-HUP", Long.toString(run.probe().pid()))
                .start()
                .waitFor();
        run.finished();

        assertThat(run.outcome().how()).isEqualTo(How.TIMED_OUT);
    }
}
