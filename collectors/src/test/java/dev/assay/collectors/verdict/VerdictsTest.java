package dev.assay.collectors.verdict;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.assay.collectors.bundle.Bundle;
import dev.assay.collectors.bundle.BundleFiles;
import dev.assay.collectors.bundle.TrialDocument;
import dev.assay.collectors.bundle.Workload;
import dev.assay.collectors.condition.Condition;
import dev.assay.collectors.fixture.BundleFixture;
import dev.assay.collectors.fixture.SyntheticEvents;
import dev.assay.collectors.fixture.SyntheticPower;
import dev.assay.collectors.fixture.TraceBytes;
import dev.assay.collectors.metric.Metric;
import dev.assay.collectors.metric.MetricValue;
import dev.assay.collectors.metric.TrialMetrics;
import dev.assay.collectors.sensing.Sensing;
import dev.assay.collectors.verdict.Reason.Code;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VerdictsTest {
    @TempDir
    Path dir;

    @Test
    void givenAGoodTrialThenItIsValid() throws Exception {
        assertThat(verdict(BundleFixture.generate())).isEqualTo(new Verdict.Valid());
    }

    @Test
    void givenAFailureThenItIsFailedWithThatAndNothingElseIsAsked() throws Exception {
        assertThat(verdict(BundleFixture.generate()
                        .without(BundleFiles.TRACE)
                        .outcome(TrialDocument.Outcome.failed(Failure.OOM_KILLED, "no memory left"))))
                .isEqualTo(new Verdict.Failed(Failure.OOM_KILLED, "no memory left"));
    }

    @Test
    void givenFewerTokensThanAskedThenItIsShort() throws Exception {
        BundleFixture asked = BundleFixture.generate()
                .speed(500, 10)
                .workload(new Workload.Generate("p8-g5", 8, 5, 1, 2, Workload.Sampling.GREEDY));

        assertReason(asked, Code.SHORT_OUTPUT, 4, 10);
    }

    @Test
    void givenFewerInferencesThanAskedThenItIsShort() throws Exception {
        assertReason(BundleFixture.infer().workload(new Workload.Infer("s", 128, 1, 1, 3)), Code.SHORT_OUTPUT, 2, 3);
    }

    @Test
    void givenSamplesLostThenItIsSuspectOnlyAboveTheLimit() throws Exception {
        assertThat(verdict(BundleFixture.generate().trace(lost(990, 10)))).isEqualTo(new Verdict.Valid());
        assertReason(BundleFixture.generate().trace(lost(980, 20)), Code.SAMPLES_MISSING, 2, 1);
    }

    @Test
    void givenAShortTrialThenAFewLostSamplesAreNoGroundWhateverTheirShare() throws Exception {
        assertThat(verdict(BundleFixture.generate().trace(lost(22, 3)))).isEqualTo(new Verdict.Valid());
        assertReason(BundleFixture.generate().trace(lost(21, 4)), Code.SAMPLES_MISSING, 16, 1);
    }

    @Test
    void givenProcessorTimeThatWasStolenThenItIsSuspectOnlyAboveTheLimit() throws Exception {
        assertThat(verdict(BundleFixture.generate().before(cpu(1000, 50)).after(cpu(1100, 55))))
                .isEqualTo(new Verdict.Valid());
        assertReason(BundleFixture.generate().before(cpu(1000, 50)).after(cpu(1100, 56)), Code.CPU_STEAL, 6, 5);
    }

    @Test
    void givenCountersThatFellBecauseTheDeviceStartedAnewThenNothingIsClaimed() throws Exception {
        assertThat(verdict(BundleFixture.generate().before(cpu(1000, 50)).after(cpu(10, 9))))
                .isEqualTo(new Verdict.Valid());
    }

    @Test
    void givenOtherProgramsThatRanThenItIsSuspectOnlyAboveTheLimit() throws Exception {
        assertThat(verdict(BundleFixture.generate().after(others(10)))).isEqualTo(new Verdict.Valid());
        assertReason(BundleFixture.generate().after(others(10.5)), Code.BACKGROUND_LOAD, 10.5, 10);
    }

    @Test
    void givenSeveralGroundsThenAllAreNamed() throws Exception {
        BundleFixture fixture = BundleFixture.generate().trace(lost(9, 9)).after(others(50));

        assertThat(verdict(fixture))
                .isInstanceOfSatisfying(
                        Verdict.Suspect.class,
                        suspect -> assertThat(suspect.reasons())
                                .extracting(Reason::code)
                                .containsExactly(Code.SAMPLES_MISSING, Code.BACKGROUND_LOAD));
    }

    @Test
    void givenAFinishedTrialThatIsNotBorneOutThenItFailedWithBadOutput() throws Exception {
        assertBadOutput(BundleFixture.generate().without(BundleFiles.TRACE), "trace.bin");
        assertBadOutput(BundleFixture.generate().trace(new TraceBytes().header("j")), "trace.bin");
        assertBadOutput(BundleFixture.generate().without(BundleFiles.EVENTS), "no events");
        assertBadOutput(BundleFixture.generate().without(BundleFiles.JOB), "no job");
        assertBadOutput(
                BundleFixture.generate().events(BundleFixture.loaded("r", "t").prefill(0, 300, 400, 8)),
                "no end event");
        assertBadOutput(
                BundleFixture.generate()
                        .events(BundleFixture.loaded("r", "t").tokens(0, 400).end(401)),
                "line 6, MISSING");
        assertBadOutput(
                BundleFixture.generate().events(SyntheticEvents.hello("r", "t").end(1)), "gives a time or a rate");
    }

    @Test
    void givenABatteryThatChargesThenItIsSuspectAndAFullOneOnItsChargerIsNot() throws Exception {
        BundleFixture charging = BundleFixture.generate().after(battery("Charging"));
        assertReason(charging, Code.CHARGING, 1, 0);

        assertThat(verdict(BundleFixture.generate()
                        .before(battery("Full"), Condition.ofText("charger_online_AC", "1", "/sys"))
                        .after(battery("Not charging"))))
                .isEqualTo(new Verdict.Valid());
    }

    @Test
    void givenADeviceThatSleptThenItIsSuspectAndSaysHowLongAndWhen() throws Exception {
        BundleFixture slept = BundleFixture.generate()
                .trace(new TraceBytes()
                        .header("j")
                        .mark(1_000_000_000L, "runner_started")
                        .slept(1_500_000_000L, 2_000_000_000L, 30_000_000_000L)
                        .slept(4_000_000_000L, 4_500_000_000L, 2_500_000_000L)
                        .exited(0, 1, 1 << 20));

        assertReason(slept, Code.SUSPENDED, 32.5, 0);
        assertThat(verdict(slept))
                .isInstanceOfSatisfying(
                        Verdict.Suspect.class,
                        suspect -> assertThat(suspect.reasons().getFirst().detail())
                                .startsWith("the device slept for 32.5 s in 2 times, first between 0.5 and 1.0 s"
                                        + " after the runner's start"));
    }

    @Test
    void givenConditionsThatCouldNotBeReadAfterwardsThenItIsSuspectAndSaysWhy() throws Exception {
        BundleFixture unread = BundleFixture.generate().unreadAfter("the device was lost: unplugged");

        assertReason(unread, Code.CONDITIONS_UNREAD, 0, 1);
        assertThat(verdict(unread))
                .isInstanceOfSatisfying(
                        Verdict.Suspect.class,
                        suspect -> assertThat(suspect.reasons().getFirst().detail())
                                .contains("charging, throttling", "the device was lost: unplugged"));
    }

    @Test
    void givenAFailedTrialWhoseConditionsCouldNotBeReadThenTheFailureSaysItAll() throws Exception {
        assertThat(verdict(BundleFixture.generate()
                        .outcome(TrialDocument.Outcome.failed(Failure.DEVICE_LOST, "gone"))
                        .unreadAfter("gone")))
                .isEqualTo(new Verdict.Failed(Failure.DEVICE_LOST, "gone"));
    }

    @Test
    void givenAHotDeviceBeforeTheTrialThenItIsSuspectOnlyAboveTheLimit() throws Exception {
        assertThat(verdict(BundleFixture.generate().before(hottest(60)))).isEqualTo(new Verdict.Valid());
        assertReason(BundleFixture.generate().before(hottest(60.5)), Code.HOT_START, 60.5, 60);
    }

    @Test
    void givenADeviceThatSaysItIsSeverelyThrottledThenItIsSuspectAndSaysWhatRoseAndWhen() throws Exception {
        BundleFixture moderate = BundleFixture.generate().sensing(statuses()).trace(statusTrace(2));
        BundleFixture severe = BundleFixture.generate().sensing(statuses()).trace(statusTrace(3));

        assertThat(verdict(moderate)).isEqualTo(new Verdict.Valid());
        assertReason(severe, Code.THROTTLED, 3, 3);
        assertThat(verdict(severe))
                .isInstanceOfSatisfying(
                        Verdict.Suspect.class,
                        suspect -> assertThat(suspect.reasons().getFirst().detail())
                                .contains("was severe (VIRTUAL-SKIN rose from none to severe between 0.2 and 0.4 s)"));
        assertReason(
                BundleFixture.generate().before(Condition.of("thermal_status", "1", 4, "dumpsys thermalservice")),
                Code.THROTTLED,
                4,
                3);
    }

    private static Sensing statuses() {
        return new Sensing(
                "p",
                List.of(),
                List.of(),
                "no power",
                List.of(),
                List.of(),
                null,
                null,
                null,
                List.of("thermal_status", "thermal_status_virtual_skin"));
    }

    /** The skin rises first, then the device; a column that was empty once. */
    private static TraceBytes statusTrace(int worst) {
        return new TraceBytes()
                .header("j")
                .channel(0, "thermal_status", "1", "Thermal Status", 0.2)
                .channel(1, "thermal_status_virtual_skin", "1", "VIRTUAL-SKIN", 0.2)
                .mark(1_000_000_000L, "runner_started")
                .samples(1_200_000_000L, Map.of(0, 0.0, 1, 0.0))
                .samples(1_400_000_000L, Map.of(0, 0.0, 1, (double) worst))
                .samples(1_600_000_000L, Map.of(0, (double) worst, 1, (double) worst))
                .exited(0, 1, 1 << 20);
    }

    @Test
    void givenThresholdsOfItsRunThenTheBundleIsJudgedByThese() throws Exception {
        Thresholds strict = new Thresholds(null, null, null, null, 40.0, null, null, null, null, null);
        assertReason(BundleFixture.generate().before(hottest(41)).thresholds(strict), Code.HOT_START, 41, 40);
    }

    @Test
    void givenADecodeThatSlowsDownThenItIsThrottledAndSaysWhen() throws Exception {
        BundleFixture slowing = BundleFixture.generate()
                .workload(new Workload.Generate("p8-g1200", 8, 1200, 0, 1, Workload.Sampling.GREEDY))
                .events(SyntheticEvents.hello("r", "t")
                        .prefill(0, 1000, 2000, 8)
                        .tokens(0, slowing(2000))
                        .end(30_000));

        assertThat(verdict(slowing)).isInstanceOfSatisfying(Verdict.Suspect.class, suspect -> {
            Reason reason = suspect.reasons().getFirst();
            assertThat(reason.code()).isEqualTo(Code.THROTTLED);
            assertThat(reason.value()).isCloseTo(50, within(0.5));
            assertThat(reason.limit()).isEqualTo(10);
            assertThat(reason.detail())
                    .startsWith("the rate fell by 50 % from 100.0 to 50.00 tok/s, ")
                    .contains("s after the work began");
        });
    }

    @Test
    void givenASustainedWorkloadThenSlowingDownIsItsResultAndNoDoubt() throws Exception {
        BundleFixture slowing = BundleFixture.generate()
                .workload(new Workload.Sustained("s", 8, 1200, 10_000, 0, Workload.Sampling.GREEDY))
                .events(SyntheticEvents.hello("r", "t")
                        .prefill(0, 1000, 2000, 8)
                        .tokens(0, slowing(2000))
                        .end(30_000));

        assertThat(verdict(slowing)).isEqualTo(new Verdict.Valid());
    }

    @Test
    void givenASustainedWorkloadThatStoppedBeforeItsTimeThenItIsShort() throws Exception {
        BundleFixture early = BundleFixture.generate()
                .workload(new Workload.Sustained("s", 8, 2, 10_000, 0, Workload.Sampling.GREEDY))
                .events(SyntheticEvents.hello("r", "t")
                        .prefill(0, 1000, 2000, 8)
                        .tokens(0, 2010, 2020)
                        .end(2021));
        assertReason(early, Code.SHORT_OUTPUT, 1020, 10_000);

        BundleFixture torn = BundleFixture.generate()
                .workload(new Workload.Sustained("s", 8, 3, 100, 0, Workload.Sampling.GREEDY))
                .events(SyntheticEvents.hello("r", "t")
                        .prefill(0, 1000, 2000, 8)
                        .tokens(0, 2010, 2020, 2030)
                        .prefill(1, 2040, 2050, 8)
                        .tokens(1, 2060, 2070)
                        .end(2071));
        assertReason(torn, Code.SHORT_OUTPUT, 1, 2);
    }

    @Test
    void givenAPhaseTooShortForItsEnergyThenTheFigureIsWithheldAndTheTrialIsAsGoodAsBefore() throws Exception {
        // decode lasts 30 ms; power at 50 Hz, so that two samples lie in it
        BundleFixture fixture =
                BundleFixture.generate().sensing(SyntheticPower.BOARD).trace(SyntheticPower.trace(50, 2, 5, _ -> 2));
        Bundle bundle = fixture.seal(Files.createTempDirectory(dir, "bundle"));
        Map<Metric, MetricValue> metrics = TrialMetrics.of(bundle);

        assertThat(metrics.get(Metric.ENERGY_DECODE_J)).isInstanceOf(MetricValue.Absent.class);
        assertThat(Verdicts.of(bundle, metrics)).isEqualTo(new Verdict.Valid());
    }

    private static double[] slowing(double fromMs) {
        double[] at = new double[1200];
        for (int i = 0; i < at.length; i++) {
            at[i] = fromMs + (i < 700 ? 10 * i : 7000 + 20 * (i - 700));
        }
        return at;
    }

    private static Condition battery(String status) {
        return Condition.ofText("battery_status_BAT0", status, "/sys/class/power_supply/BAT0/status");
    }

    private static Condition hottest(double celsius) {
        return Condition.of("temp_hottest_c", "°C", celsius, "/sys/class/thermal/thermal_zone0/temp");
    }

    private Verdict verdict(BundleFixture fixture) throws Exception {
        Bundle bundle = fixture.seal(Files.createTempDirectory(dir, "bundle"));
        return Verdicts.of(bundle, TrialMetrics.of(bundle));
    }

    private void assertReason(BundleFixture fixture, Code code, double value, double limit) throws Exception {
        assertThat(verdict(fixture))
                .isInstanceOfSatisfying(
                        Verdict.Suspect.class,
                        suspect -> assertThat(suspect.reasons()).singleElement().satisfies(reason -> {
                            assertThat(reason.code()).isEqualTo(code);
                            assertThat(reason.value()).isEqualTo(value);
                            assertThat(reason.limit()).isEqualTo(limit);
                            assertThat(reason.detail()).isNotBlank();
                        }));
    }

    private void assertBadOutput(BundleFixture fixture, String detail) throws Exception {
        assertThat(verdict(fixture)).isInstanceOfSatisfying(Verdict.Failed.class, failed -> {
            assertThat(failed.failure()).isEqualTo(Failure.BAD_OUTPUT);
            assertThat(failed.detail()).contains(detail);
        });
    }

    private static TraceBytes lost(long ticks, long lost) {
        return new TraceBytes().end(Map.of("how", "exited", "exit_code", 0), 1, 1, ticks, lost);
    }

    private static Condition[] cpu(double totalS, double stealS) {
        return new Condition[] {
            Condition.of("cpu_total_s", "s", totalS, "/proc/stat"),
            Condition.of("cpu_steal_s", "s", stealS, "/proc/stat")
        };
    }

    private static Condition others(double pct) {
        return Condition.of("cpu_other_share_pct", "%", pct, "/proc/stat");
    }
}
