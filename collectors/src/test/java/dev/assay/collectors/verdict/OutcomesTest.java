package dev.assay.collectors.verdict;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.collectors.bundle.BundleFiles;
import dev.assay.collectors.bundle.TrialDocument.Outcome;
import dev.assay.collectors.fixture.BundleFixture;
import dev.assay.collectors.fixture.TraceBytes;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OutcomesTest {
    @TempDir
    Path dir;

    @Test
    void givenARunnerThatSaidItsEndAndExitedThenItFinished() throws Exception {
        assertThat(outcome(BundleFixture.generate())).isEqualTo(Outcome.finished());
    }

    @Test
    void givenAToolThatSpeaksWithItsOutputThenItsExitIsEnough() throws Exception {
        assertThat(outcome(BundleFixture.llamaBench("{}"))).isEqualTo(Outcome.finished());
    }

    @Test
    void givenAnErrorOfTheRunnerThenItsCodeDecides() throws Exception {
        assertThat(outcome(error("BAD_MODEL")))
                .isEqualTo(new Outcome(Failure.BAD_MODEL, "the runner said: BAD_MODEL, why", 1, null));
        assertThat(outcome(error("NO_MEMORY")).failure()).isEqualTo(Failure.NO_MEMORY);
        assertThat(outcome(error("UNSUPPORTED")).failure()).isEqualTo(Failure.UNSUPPORTED);
        assertThat(outcome(error("RUNTIME")).failure()).isEqualTo(Failure.EXITED);
        assertThat(outcome(error("BAD_JOB")).failure()).isEqualTo(Failure.EXITED);
    }

    @Test
    void givenAnUnexplainedExitThenTheLastLineOfItsErrorsIsQuoted() throws Exception {
        BundleFixture fixture = exited(127)
                .without(BundleFiles.EVENTS)
                .file(BundleFiles.RUNNER_ERR, "first\nlibllama.so: cannot open\tshared object\u001b\n\n");

        assertThat(outcome(fixture))
                .isEqualTo(new Outcome(
                        Failure.EXITED,
                        "the runner exited with code 127; it said: libllama.so: cannot open shared object",
                        127,
                        null));
    }

    @Test
    void givenALongLastLineThenItIsCut() throws Exception {
        BundleFixture fixture = exited(2).without(BundleFiles.EVENTS).file(BundleFiles.RUNNER_ERR, "x".repeat(100_000));

        assertThat(outcome(fixture).detail()).endsWith("x".repeat(200) + "...").hasSizeLessThan(260);
    }

    @Test
    void givenExitZeroWithoutTheEndThenItIsBadOutput() throws Exception {
        assertThat(outcome(BundleFixture.generate().without(BundleFiles.EVENTS)).failure())
                .isEqualTo(Failure.BAD_OUTPUT);
        assertThat(outcome(BundleFixture.generate().events(BundleFixture.loaded("r", "t")))
                        .failure())
                .isEqualTo(Failure.BAD_OUTPUT);
    }

    @Test
    void givenExitOtherThanZeroAfterTheEndThenItFailedAllTheSame() throws Exception {
        assertThat(outcome(exited(3)).failure()).isEqualTo(Failure.EXITED);
    }

    @Test
    void givenASignalThenItIsNamed() throws Exception {
        assertThat(outcome(ended(Map.of("how", "signalled", "signal", 11))))
                .isEqualTo(new Outcome(Failure.CRASHED, "the runner was ended by SIGSEGV (signal 11)", null, 11));
        assertThat(outcome(ended(Map.of("how", "signalled", "signal", 9, "detail", "Killed")))
                        .detail())
                .isEqualTo("the runner was ended by SIGKILL (signal 9): Killed");
        assertThat(outcome(ended(Map.of("how", "signalled", "signal", 35))).detail())
                .endsWith("signal 35");
        assertThat(outcome(ended(Map.of("how", "signalled"))).detail()).endsWith("a signal");
    }

    @Test
    void givenTheOutOfMemoryKillerOrTheDeadlineThenItSaysSo() throws Exception {
        assertThat(outcome(ended(Map.of("how", "oom_killed", "signal", 9))).failure())
                .isEqualTo(Failure.OOM_KILLED);
        assertThat(outcome(ended(Map.of("how", "timed_out", "signal", 15))))
                .isEqualTo(
                        new Outcome(Failure.TIMED_OUT, "the runner was stopped at its deadline of 120.0 s", null, 15));
    }

    @Test
    void givenARunnerThatDidNotStartThenTheReasonDecides() throws Exception {
        assertThat(outcome(notStarted("execve: Exec format error")).failure()).isEqualTo(Failure.UNSUPPORTED);
        assertThat(outcome(notStarted("execve: No such file or directory")).failure())
                .isEqualTo(Failure.NOT_PROVISIONED);
        assertThat(outcome(notStarted("execve: Permission denied")).failure()).isEqualTo(Failure.NOT_PROVISIONED);
        assertThat(outcome(notStarted("fork: Resource temporarily unavailable")).failure())
                .isEqualTo(Failure.EXITED);
    }

    @Test
    void givenProcessorsThatTheRunnerMayNotRunOnThenTheDeviceCannotDoTheCell() throws Exception {
        String refused = "it may not run on processors 0,9 (9 not on this device); it may on 0-3";

        assertThat(outcome(ended(Map.of("how", "cpus_refused", "detail", refused))))
                .isEqualTo(new Outcome(
                        Failure.UNSUPPORTED,
                        "the runner was not started: " + refused + "; name some of these in protocol.prepare.affinity",
                        null,
                        null));
    }

    @Test
    void givenAnEndWithNothingButTheReasonThenItIsReadAllTheSame() throws Exception {
        Map<String, ?> end = Map.of(
                "outcome",
                Map.of("how", "not_started", "detail", "Exec format error"),
                "probe",
                Map.of("cpu_s", 0.001));

        assertThat(outcome(BundleFixture.generate().trace(new TraceBytes().json(5, end)))
                        .failure())
                .isEqualTo(Failure.UNSUPPORTED);
    }

    @Test
    void givenAProbeThatWasToldToStopThenTheTrialWasCancelled() throws Exception {
        assertThat(outcome(ended(Map.of("how", "stopped", "signal", 15, "detail", "the probe was told to stop"))))
                .isEqualTo(new Outcome(
                        Failure.CANCELLED,
                        "the probe stopped the runner before its end: the probe was told to stop",
                        null,
                        15));
        assertThat(outcome(ended(Map.of("how", "stopped", "detail", "the bundle could not be written")))
                        .failure())
                .isEqualTo(Failure.NO_SPACE);
    }

    @Test
    void givenNoTraceOrOneWithoutEndThenTheDeviceWasLost() throws Exception {
        assertThat(outcome(BundleFixture.generate().without(BundleFiles.TRACE)).failure())
                .isEqualTo(Failure.DEVICE_LOST);
        assertThat(outcome(BundleFixture.generate().trace(new TraceBytes().header("j")))
                        .failure())
                .isEqualTo(Failure.DEVICE_LOST);
    }

    private Outcome outcome(BundleFixture fixture) throws Exception {
        return Outcomes.read(fixture.writeUnsealed(Files.createTempDirectory(dir, "bundle")));
    }

    private static BundleFixture error(String code) {
        return exited(1).events(BundleFixture.loaded("r", "t").error(code, "why"));
    }

    private static BundleFixture exited(int code) {
        return BundleFixture.generate().trace(new TraceBytes().exited(code, 1, 1));
    }

    private static BundleFixture notStarted(String detail) {
        return ended(Map.of("how", "not_started", "detail", detail));
    }

    private static BundleFixture ended(Map<String, ?> outcome) {
        return BundleFixture.generate().trace(new TraceBytes().end(outcome, 1, 1, 1, 0));
    }
}
