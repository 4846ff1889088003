package dev.assay.agents.ondevice;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.agents.ondevice.ProbeJobs.Said;
import dev.assay.collectors.verdict.Failure;
import dev.assay.collectors.verdict.Outcomes;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** A detached job is started once, lives alone, and can be asked for, stopped and collected by anyone. */
class ProbeDetachedTest extends WithJobs {
    private ProbeJob appending(Path file, String then) {
        return ProbeJob.running("/bin/sh", "-c", "echo ran >> " + file + "; " + then);
    }

    @Test
    void givenAJobThenItRunsToItsEndAlone() throws Exception {
        Said started = jobs.start(ProbeJob.misbehaving("exit=3"));

        assertThat(started.code()).isZero();
        Said ended = jobs.ended(ID);
        assertThat(ended.state()).isEqualTo("ended");
        assertThat(ended.outcome()).isEqualTo("exited");
        assertThat(ended.document().get("outcome").get("exit_code").asInt()).isEqualTo(3);
        assertThat(ended.document().get("elapsed_ms").asLong()).isNotNegative();
        assertThat(ended.document().get("bundle").asString())
                .isEqualTo(jobs.bundle(ID).toString());
        assertThat(Outcomes.read(jobs.bundle(ID)).exitCode()).isEqualTo(3);
    }

    @Test
    void givenARunningJobWhenWaitedForThenItsEndIsTold() throws Exception {
        jobs.start(ProbeJob.running("/bin/sh", "-c", "sleep 0.3; exit 5"));

        Said ended = jobs.await(ID);

        assertThat(ended.code()).isZero();
        assertThat(ended.state()).isEqualTo("ended");
        assertThat(ended.document().get("outcome").get("exit_code").asInt()).isEqualTo(5);
        assertThat(jobs.await(ID).document()).isEqualTo(ended.document());
        assertThat(jobs.await("never-started").state()).isEqualTo("unknown");
    }

    @Test
    void givenSomeoneWhoWaitsThenOthersMayStillStopTheJob() throws Exception {
        jobs.start(ProbeJob.misbehaving("hang"));
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<Said> waiting = threads.submit(() -> jobs.await(ID));

            assertThat(jobs.stop(ID).outcome()).isEqualTo("stopped");
            assertThat(waiting.get().outcome()).isEqualTo("stopped");
        }
    }

    @Test
    void givenAShellThatIsKilledWithItsWholeGroupThenTheJobGoesOn() throws Exception {
        List<String> dyingShell = List.of("setsid", "/bin/sh", "-c", "exec 9>&1; \"$@\"; kill -HUP 0; kill -9 0", "sh");

        jobs.start(ProbeJob.misbehaving("hang"), dyingShell);

        Said said = jobs.status(ID);
        assertThat(said.state()).isEqualTo("running");
        assertThat(said.document().get("elapsed_ms").asLong()).isNotNegative();
        jobs.watched(ID).sampling("rss_bytes");
        assertThat(jobs.stop(ID).outcome()).isEqualTo("stopped");
    }

    @Test
    void givenManyWhoStartOneJobAtOnceThenOneRunnerRuns() throws Exception {
        Path ran = folder.resolve("ran");
        List<Callable<Said>> starts = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            starts.add(() -> jobs.start(appending(ran, "exec sleep 600")));
        }

        List<Said> said = new ArrayList<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Future<Said> one : threads.invokeAll(starts)) {
                said.add(one.get());
            }
        }

        jobs.watched(ID).sampling("rss_bytes");
        assertThat(said).allSatisfy(one -> assertThat(one.code()).isZero());
        assertThat(said).extracting(Said::state).containsOnly("running");
        assertThat(said.stream().map(Said::pid).distinct()).hasSize(1);
        jobs.stop(ID);
        assertThat(ran).hasContent("ran");
    }

    @Test
    void givenAJobThatHasEndedWhenStartedAgainThenItsEndIsTold() throws Exception {
        Path ran = folder.resolve("ran");
        jobs.start(appending(ran, "exit 0"));
        jobs.ended(ID);

        Said again = jobs.start(appending(ran, "exit 0"));

        assertThat(again.code()).isZero();
        assertThat(again.state()).isEqualTo("ended");
        assertThat(ran).hasContent("ran");
    }

    @Test
    void givenAnotherJobUnderTheSameIdThenItIsRefused() throws Exception {
        jobs.start(ProbeJob.misbehaving("exit=0"));

        Said other = jobs.start(ProbeJob.misbehaving("exit=1"));

        assertThat(other.code()).isEqualTo(2);
        assertThat(other.complaint()).contains("a job test-1 with another content");
        assertThat(other.out()).isEmpty();
    }

    @Test
    void givenARunningJobWhenStoppedThenTheRunnerHasEndedAndTheBundleIsWhole() throws Exception {
        jobs.start(ProbeJob.misbehaving("leave-daemon", "hang", folder.toString()));
        jobs.watched(ID).sampling("rss_bytes");

        Said stopped = jobs.stop(ID);

        assertThat(stopped.code()).isZero();
        assertThat(stopped.state()).isEqualTo("ended");
        assertThat(Processes.misbehaving(folder.toString())).isEmpty();
        assertThat(Outcomes.read(jobs.bundle(ID)).failure()).isEqualTo(Failure.CANCELLED);
    }

    @Test
    void givenAJobStoppedAtOnceThenItsEndIsOnRecord() throws Exception {
        jobs.start(ProbeJob.misbehaving("hang"));

        assertThat(jobs.stop(ID).outcome()).isEqualTo("stopped");
    }

    @Test
    void givenAnEndedOrUnknownJobWhenStoppedThenNothingHappens() throws Exception {
        jobs.start(ProbeJob.misbehaving("exit=0"));
        jobs.ended(ID);

        assertThat(jobs.stop(ID).outcome()).isEqualTo("exited");
        assertThat(jobs.stop("never-started").state()).isEqualTo("unknown");
        assertThat(jobs.status("never-started").code()).isZero();
    }

    @Test
    void givenAProbeThatIsKilledThenTheJobIsLostAndIsNotStartedAgain() throws Exception {
        Path ran = folder.resolve("ran");
        Said started = jobs.start(appending(ran, "exec sleep 600"));
        jobs.watched(ID).sampling("rss_bytes");

        Processes.signal("KILL", started.pid());
        Said lost = jobs.ended(ID);
        Said again = jobs.start(appending(ran, "exec sleep 600"));

        assertThat(lost.state()).isEqualTo("lost");
        assertThat(lost.document().get("problem").asString()).contains("ended by signal 9");
        assertThat(again.state()).isEqualTo("lost");
        assertThat(ran).hasContent("ran");
        assertThat(jobs.watched(ID).channel("rss_bytes").count()).isPositive();
        assertThat(Outcomes.read(jobs.bundle(ID)).failure()).isEqualTo(Failure.DEVICE_LOST);
    }

    @Test
    void givenABadJobThenItIsRefusedBeforeAnythingIsMade() throws Exception {
        Said said = jobs.start(ProbeJob.misbehaving("exit=0").deadline(0));

        assertThat(said.code()).isEqualTo(2);
        assertThat(said.complaint()).contains("limits.deadline_ms");
        assertThat(Files.exists(jobs.folder())).isFalse();
    }
}
