package dev.assay.agents.android;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.agents.Device;
import dev.assay.agents.DeviceSession;
import dev.assay.agents.recording.Recorder;
import dev.assay.agents.recording.Recorder.Reply;
import dev.assay.agents.remote.RemoteHome;
import dev.assay.agents.remote.RemoteSession;
import dev.assay.agents.rigs.adbd.AdbHost;
import dev.assay.agents.rigs.adbd.AdbdDevice;
import dev.assay.agents.rigs.adbd.DrivenSensor;
import dev.assay.agents.rigs.adbd.Waveform;
import dev.assay.collectors.perfetto.PerfettoConfig;
import dev.assay.collectors.perfetto.PerfettoConfig.Extent;
import dev.assay.collectors.perfetto.PerfettoReader;
import dev.assay.collectors.perfetto.PerfettoTrace;
import dev.assay.collectors.perfetto.Quantity;
import dev.assay.collectors.perfetto.Recorded;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Recordings over AOSP's adbd, by the rig's stand-in for perfetto: how the program is called, ended and found again is the real
 * one's, as its documents have it; what it records is made up. The real program was never run.
 */
@Timeout(180)
class PerfettoIT {
    private static final Path PROGRAMS = Path.of("target/on-device").toAbsolutePath();
    private static final Duration MOST = Duration.ofSeconds(60);
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final PerfettoConfig ALL = new PerfettoConfig(Extent.ALL, 100);

    @TempDir
    static Path home;

    @TempDir
    Path folder;

    private static AdbHost host;
    private AdbdDevice phone;

    @BeforeAll
    static void aHost() throws Exception {
        host = AdbHost.start(home);
    }

    @AfterAll
    static void noHost() throws Exception {
        if (host != null) {
            host.close();
        }
    }

    @BeforeEach
    void aPhone() throws Exception {
        phone = AdbdDevice.pixel(folder.resolve("phone"));
    }

    @AfterEach
    void noPhone() throws Exception {
        if (phone != null) {
            phone.close();
        }
    }

    private Device device() throws Exception {
        AndroidAgent agent = new AndroidAgent(PROGRAMS, host.environment());
        agent.attach("adb:" + phone.serial());
        return agent.discover().devices().stream()
                .filter(device -> device.identity().id().equals("adb:" + phone.serial()))
                .findFirst()
                .orElseThrow();
    }

    private interface Use {
        void of(Recorder recorder) throws Exception;
    }

    private void withRecorder(Use use) throws Exception {
        try (DeviceSession session = device().open()) {
            use.of(session.recorder());
        }
    }

    private Path target() {
        return folder.resolve("recording");
    }

    private Stream<String> left() throws Exception {
        try (Stream<Path> traces = Files.list(phone.file("/data/misc/perfetto-traces"))) {
            return traces.map(file -> file.getFileName().toString()).toList().stream();
        }
    }

    private String running() throws Exception {
        return host.on(phone, "shell", "pgrep -f [p]erfetto-traces/assay").out();
    }

    @Test
    void given_a_device_without_it_then_that_is_said() throws Exception {
        withRecorder(recorder -> {
            assertThat(recorder.version()).isEqualTo(new Reply.Refused("it is not on this device"));
            assertThat(recorder.start("r", ALL.text(MOST))).isEqualTo(new Reply.Refused("it is not on this device"));
            assertThat(recorder.stop("r", target(), PATIENCE)).isEqualTo(new Reply.Refused("it left no trace"));
        });
    }

    @Test
    void given_a_recording_then_its_numbers_are_those_that_were_there_at_their_times() throws Exception {
        phone.perfettoRecords("rails/S2M_VDD_CPUCL2", 0);
        phone.perfettoRecords("battery/current_now", -812_000);
        phone.perfettoRecords("thermal/BIG", 47_900);
        phone.perfettoRecords("cpufreq/0", 1_803_000);
        try (DrivenSensor energy = phone.drive(
                AdbdDevice.recorded("rails/S2M_VDD_CPUCL2"), 1e6, Waveform.ramp(0, 100, 20), Duration.ofMillis(1))) {
            withRecorder(recorder -> {
                assertThat(recorder.version())
                        .isInstanceOfSatisfying(
                                Reply.Done.class,
                                done -> assertThat(done.said()).contains("synthetic"));
                assertThat(recorder.start("run-1", ALL.text(MOST))).isInstanceOf(Reply.Done.class);
                Thread.sleep(2_000);
                assertThat(recorder.stop("run-1", target(), PATIENCE)).isInstanceOf(Reply.Done.class);
            });

            PerfettoTrace trace = PerfettoReader.read(target());
            assertThat(trace.losses()).isEmpty();
            Recorded rail = trace.quantity("rail S2M_VDD_CPUCL2").orElseThrow();
            assertThat(rail.count()).isGreaterThan(10);
            double[] errors = IntStream.range(0, rail.count())
                    .mapToDouble(i -> Math.abs(rail.values()[i] * 1e-6 - energy.at(phone.hostNs(rail.times()[i]))))
                    .sorted()
                    .toArray();
            // At 5 W half a ms of the power chip's stamp and 2 ms of the driven file are 12.5 mJ. Where this machine
            // stops the
            // thread that drives in the middle of a write, when it was written is not better known than that.
            assertThat(errors[errors.length / 2]).isLessThan(0.0125);
            assertThat(errors[errors.length - 1]).isLessThan(0.5);
            assertThat(trace.quantity(Quantity.CURRENT).orElseThrow().values()).containsOnly(-812_000);
            assertThat(trace.quantity("thermal BIG").orElseThrow().values()).containsOnly(47);
            assertThat(trace.quantity("cpufreq 0").orElseThrow().values()).containsOnly(1_803_000);
        }
        assertThat(left()).isEmpty();
        assertThat(running()).isEmpty();
    }

    @Test
    void given_a_recording_that_was_killed_then_what_it_wrote_is_kept_and_the_loss_is_told() throws Exception {
        phone.perfettoRecords("rails/R", 1);
        withRecorder(recorder -> {
            recorder.start("run-2", ALL.text(MOST));
            Thread.sleep(4_000);
            host.on(phone, "shell", "kill -9 $(pgrep -f [p]erfetto-traces/assay)");

            assertThat(recorder.stop("run-2", target(), PATIENCE)).isInstanceOf(Reply.Done.class);
        });

        PerfettoTrace trace = PerfettoReader.read(target());
        assertThat(trace.quantity("rail R").orElseThrow().count()).isGreaterThan(5);
        assertThat(trace.losses()).singleElement().asString().contains("in the middle of a packet");
        assertThat(left()).isEmpty();
    }

    @Test
    void given_a_cut_link_then_the_recording_goes_on_and_is_ended_over_the_next_one() throws Exception {
        phone.perfettoRecords("rails/R", 1);
        withRecorder(recorder -> recorder.start("run-3", ALL.text(MOST)));
        host.adb("disconnect", phone.serial());
        Thread.sleep(1_000);
        host.connect(phone);

        withRecorder(recorder -> {
            assertThat(recorder.start("run-3", ALL.text(MOST)))
                    .as("it runs already")
                    .isInstanceOf(Reply.Done.class);
            assertThat(running().lines()).hasSize(1);
            assertThat(recorder.stop("run-3", target(), PATIENCE)).isInstanceOf(Reply.Done.class);
        });
        Recorded rail = PerfettoReader.read(target()).quantity("rail R").orElseThrow();
        assertThat(rail.times()[rail.count() - 1] - rail.times()[0])
                .as("the second of the cut, less a reading at either end")
                .isGreaterThan(800_000_000L);
    }

    @Test
    void given_a_link_that_is_cut_while_the_fetched_trace_is_removed_then_it_is_kept() throws Exception {
        phone.perfettoRecords("rails/R", 1);
        host.connect(phone);
        String abi = System.getProperty("os.arch").equals("amd64") ? "linux-x86_64" : "linux-aarch64";
        Path probe = PROGRAMS.resolve(abi).resolve("probe");
        ForgetfulLink link = new ForgetfulLink(new AdbLink(AdbServer.of(host.environment()), phone.serial()), "rm -f");
        try (RemoteSession session =
                RemoteSession.open(link, new RemoteHome("/data/local/tmp/assay"), probe, PATIENCE)) {
            Perfetto recorder = new Perfetto(link, session);
            recorder.start("run-8", ALL.text(MOST));
            Thread.sleep(2_000);
            link.forgetNext();

            assertThat(recorder.stop("run-8", target(), PATIENCE)).isInstanceOf(Reply.Done.class);
        }
        assertThat(link.forgotten()).isEqualTo(1);
        assertThat(PerfettoReader.read(target())
                        .quantity("rail R")
                        .orElseThrow()
                        .count())
                .isPositive();
        assertThat(left()).isEmpty();
    }

    @Test
    void given_a_trace_that_nobody_fetched_then_it_goes_when_another_is_recorded() throws Exception {
        phone.perfettoRecords("rails/R", 1);
        Files.writeString(phone.file("/data/misc/perfetto-traces/assay-run-9.trace"), "left");
        Files.writeString(phone.file("/data/misc/perfetto-traces/of-another.trace"), "not ours");
        withRecorder(recorder -> {
            recorder.start("run-10", ALL.text(MOST));
            assertThat(left()).doesNotContain("assay-run-9.trace").contains("of-another.trace");
            recorder.abandon("run-10");
        });
    }

    @Test
    void given_a_recording_that_a_killed_coordinator_left_then_it_is_ended_and_removed() throws Exception {
        phone.perfettoRecords("rails/R", 1);
        withRecorder(recorder -> recorder.start("run-4", ALL.text(MOST)));
        assertThat(running()).isNotEmpty();

        try (DeviceSession session = device().open()) {
            session.abandon("run-4");
        }

        assertThat(running()).isEmpty();
        assertThat(left()).isEmpty();
    }

    @Test
    void given_recordings_whose_names_begin_alike_then_the_end_of_one_leaves_the_other() throws Exception {
        phone.perfettoRecords("rails/R", 1);
        withRecorder(recorder -> {
            recorder.start("run-7", ALL.text(MOST));
            recorder.start("run-70", ALL.text(MOST));

            recorder.abandon("run-7");

            assertThat(running().lines()).hasSize(1);
            assertThat(recorder.stop("run-70", target(), PATIENCE)).isInstanceOf(Reply.Done.class);
        });
    }

    @Test
    void given_a_word_that_its_version_does_not_know_then_the_refusal_is_told_in_its_words() throws Exception {
        phone.perfettoRecords("unknown", "thermal_period_ms");
        withRecorder(recorder -> {
            assertThat(recorder.start("run-5", ALL.text(MOST)))
                    .isInstanceOfSatisfying(
                            Reply.Refused.class,
                            refused -> assertThat(refused.why()).contains("thermal_period_ms"));
            assertThat(recorder.start("run-5", ALL.with(Extent.POWER).text(MOST)))
                    .isInstanceOf(Reply.Done.class);
            recorder.abandon("run-5");
        });
    }

    @Test
    void given_a_device_that_slept_while_it_was_recorded_then_the_gap_is_told() throws Exception {
        phone.perfettoRecords("rails/R", 1);
        phone.perfettoRecords("slept_ns", 5_000_000_000L);
        withRecorder(recorder -> {
            recorder.start("run-6", ALL.text(MOST));
            Thread.sleep(2_500);
            phone.perfettoRecords("slept_ns", 12_000_000_000L);
            Thread.sleep(2_500);
            recorder.stop("run-6", target(), PATIENCE);
        });

        PerfettoTrace trace = PerfettoReader.read(target());
        assertThat(trace.losses()).singleElement().asString().contains("slept for 7.000 s");
        long now = System.nanoTime();
        assertThat(Arrays.stream(trace.quantity("rail R").orElseThrow().times()).map(ns -> now - phone.hostNs(ns)))
                .as("ages of all, by the clock that does not count sleep")
                .isNotEmpty()
                .allSatisfy(age -> assertThat(age).isBetween(0L, 20_000_000_000L));
    }
}
