package dev.assay.agents.ondevice;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.agents.ondevice.ProbeJobs.Said;
import dev.assay.collectors.bundle.TrialDocument.Outcome;
import dev.assay.collectors.sampling.ChannelRequest;
import dev.assay.collectors.sampling.SamplingGroup;
import dev.assay.collectors.trace.RunnerEnd;
import dev.assay.collectors.trace.Trace;
import dev.assay.collectors.verdict.Failure;
import dev.assay.collectors.verdict.Outcomes;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Real faults of real runners under the real probe: each gets the one code that is true of it. */
class ProbeFaultTest extends WithJobs {
    private static final int SIGKILL = 9;
    private static final int SIGSEGV = 11;
    private static final int SIGTERM = 15;

    private Outcome outcome(ProbeJob job) throws Exception {
        return outcome(job, List.of());
    }

    private Outcome outcome(ProbeJob job, List<String> through) throws Exception {
        Said started = jobs.start(job, through);
        assertThat(started.complaint()).isEmpty();
        assertThat(jobs.ended(ID).state()).isEqualTo("ended");
        return Outcomes.read(jobs.bundle(ID));
    }

    @Test
    void givenARunnerThatTheKernelKillsForWantOfMemoryThenItIsOomKilled() throws Exception {
        try (ControlGroup group = ControlGroup.ofMemory(64 << 20)) {
            Outcome outcome = outcome(ProbeJob.misbehaving("touch=400", "hang"), group.entering());

            assertThat(outcome.failure()).isEqualTo(Failure.OOM_KILLED);
            assertThat(outcome.signal()).isEqualTo(SIGKILL);
            assertThat(outcome.detail()).contains("oom_kill of the memory cgroup rose from 0 to 1");
        }
    }

    /** The counter rises, and still the runner was not killed: it is told, and is no OOM_KILLED. */
    @Test
    void givenARunnerWhoseChildIsKilledForWantOfMemoryThenItsOwnEndDecidesAndTheKillIsTold() throws Exception {
        try (ControlGroup group = ControlGroup.ofMemory(64 << 20)) {
            Outcome outcome = outcome(ProbeJob.misbehaving("starve-child"), group.entering());

            assertThat(outcome.failure()).isEqualTo(Failure.EXITED);
            assertThat(outcome.exitCode()).isEqualTo(5);
            assertThat(outcome.detail()).contains("oom_kill of the memory cgroup rose from 0 to 1");
        }
    }

    @Test
    void givenARunnerThatIsKilledInAGroupWithMemoryToSpareThenItCrashed() throws Exception {
        try (ControlGroup group = ControlGroup.ofMemory(256 << 20)) {
            Outcome outcome = outcome(ProbeJob.misbehaving("kill-itself"), group.entering());

            assertThat(outcome.failure()).isEqualTo(Failure.CRASHED);
            assertThat(outcome.detail()).contains("SIGKILL").contains("oom_kill counters stood still");
        }
    }

    @Test
    void givenAProcessorQuotaThatSetsInMidRunThenTheKernelsThrottlingIsOnRecordWithItsOnset() throws Exception {
        try (ControlGroup group = ControlGroup.ofProcessors()) {
            Path enough = folder.resolve("enough");
            ChannelRequest throttled = ChannelRequest.ofText(
                    "throttled",
                    "1",
                    "cpu.stat",
                    group.folder().resolve("cpu.stat").toString(),
                    "nr_throttled",
                    0,
                    1);
            SamplingGroup kernel = new SamplingGroup("kernel", 100, null, null, List.of(throttled));
            jobs.start(ProbeJob.misbehaving("spin-until=" + enough).sampling(List.of(kernel)), group.entering());
            jobs.watched(ID).sampling("throttled");

            long setNs = System.nanoTime(); // CLOCK_MONOTONIC, as the trace
            group.quota(10);
            while (group.count("cpu.stat", "nr_throttled") < 3) {
                Thread.onSpinWait();
            }
            Files.createFile(enough);
            jobs.ended(ID);

            ProbeRun run = jobs.watched(ID);
            assertThat(Outcomes.read(run.bundle())).isEqualTo(Outcome.finished());
            assertThat(run.end().throttled().throttledPeriods()).isGreaterThanOrEqualTo(3);
            assertThat(run.end().throttled().periods())
                    .isGreaterThanOrEqualTo(run.end().throttled().throttledPeriods());
            assertThat(run.end().throttled().throttledS()).isPositive();
            Trace counter = run.channel("throttled");
            int onset = 0;
            while (counter.value(onset) == 0) {
                onset++;
            }
            assertThat(counter.timeNs(onset)).isBetween(setNs, setNs + 2_000_000_000L);
        }
    }

    @Test
    void givenAGroupWithoutAQuotaThenNothingWasThrottled() throws Exception {
        try (ControlGroup group = ControlGroup.ofProcessors()) {
            outcome(ProbeJob.misbehaving("exit=0"), group.entering());

            assertThat(jobs.watched(ID).end().throttled()).isEqualTo(new RunnerEnd.Throttled(0, 0, 0));
        }
    }

    @Test
    void givenARunnerThatCrashesThenItsSignalIsTold() throws Exception {
        Outcome outcome = outcome(ProbeJob.misbehaving("crash"));

        assertThat(outcome.failure()).isEqualTo(Failure.CRASHED);
        assertThat(outcome.signal()).isEqualTo(SIGSEGV);
    }

    @Test
    void givenARunnerThatHangsThenItTimedOut() throws Exception {
        Outcome outcome = outcome(ProbeJob.misbehaving("hang").deadline(200));

        assertThat(outcome.failure()).isEqualTo(Failure.TIMED_OUT);
        assertThat(outcome.signal()).isEqualTo(SIGTERM);
        assertThat(outcome.detail()).contains("deadline of 0.2 s");
    }

    @Test
    void givenARunnerThatWritesGarbageForEventsThenItsOutputIsBad() throws Exception {
        Outcome outcome = outcome(ProbeJob.misbehaving("garbage").speakingEvents());

        assertThat(outcome.failure()).isEqualTo(Failure.BAD_OUTPUT);
    }

    @Test
    void givenARunnerThatFloodsItsOutputThenItsEndIsKnownAllTheSame() throws Exception {
        Outcome outcome = outcome(ProbeJob.misbehaving("out=50000000", "err=50000000", "exit=7"));

        assertThat(outcome.failure()).isEqualTo(Failure.EXITED);
        assertThat(outcome.exitCode()).isEqualTo(7);
    }

    @Test
    void givenARunnerThatNeverStopsWritingThenItsDeadlineHoldsAllTheSame() throws Exception {
        Outcome outcome = outcome(ProbeJob.running("/bin/sh", "-c", "cat /dev/zero & exec cat /dev/zero >&2")
                .deadline(300));

        assertThat(outcome.failure()).isEqualTo(Failure.TIMED_OUT);
    }
}
