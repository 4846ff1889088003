package dev.assay.harness.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.agents.AgentException;
import dev.assay.agents.Device;
import dev.assay.agents.DeviceSession;
import dev.assay.agents.Listing;
import dev.assay.collectors.bundle.Bundle;
import dev.assay.collectors.bundle.Cell;
import dev.assay.collectors.bundle.TrialDocument;
import dev.assay.collectors.bundle.Workload;
import dev.assay.collectors.problem.AssayException;
import dev.assay.collectors.profile.Profiles;
import dev.assay.collectors.verdict.Failure;
import dev.assay.harness.config.ConfigSource;
import dev.assay.harness.plan.PlannedTrial;
import dev.assay.harness.plan.Suite;
import dev.assay.harness.power.PowerSwitches;
import dev.assay.harness.runtime.ProvisionException;
import dev.assay.results.store.ResultsStore;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A device that comes to no trial: lost before its first on virtual time, with a quarantine of ten minutes, or without files for one. */
class DeviceProgramTest {
    private static final String RUN = "20261127T000000Z-0000";

    @TempDir
    Path folder;

    private final List<RunEvent> told = new ArrayList<>();
    private Duration slept = Duration.ZERO;
    private Provisions provisions = (_, _) -> NoFiles.OF_A_CELL;

    @Test
    void given_a_device_that_does_not_come_back_then_every_trial_is_marked_and_none_is_missing() throws Exception {
        Gone device = new Gone();
        try (ResultsStore store = ResultsStore.open(folder.resolve("r.db"))) {
            program(device, store, 3).call();

            for (int order = 0; order < 3; order++) {
                Bundle bundle = Bundle.open(folder.resolve(RUN).resolve(RunId.trial(RUN, 0, order, 1)));
                assertThat(bundle.trial().outcome().failure()).isEqualTo(Failure.DEVICE_LOST);
                assertThat(bundle.trial().outcome().detail()).contains("did not come back within 10 min");
            }
            assertThat(store.run(RUN).orElseThrow().trials()).hasSize(3);
        }
        assertThat(slept).isEqualTo(Duration.ofMinutes(10).minusSeconds(5));
        assertThat(device.opened).isEqualTo(1 + 120);
        assertThat(told).filteredOn(RunEvent.Lost.class::isInstance).singleElement();
        assertThat(told).filteredOn(RunEvent.TrialEnded.class::isInstance).hasSize(3);
    }

    @Test
    void given_a_device_that_is_away_from_the_beginning_then_it_is_waited_for_and_its_trials_are_marked()
            throws Exception {
        Gone device = new Gone();
        device.opened = 1;
        try (ResultsStore store = ResultsStore.open(folder.resolve("r.db"))) {
            program(device, store, 2).call();

            assertThat(store.run(RUN).orElseThrow().trials()).hasSize(2);
        }
        assertThat(slept).isEqualTo(Duration.ofMinutes(10).minusSeconds(5));
        assertThat(told).filteredOn(RunEvent.Lost.class::isInstance).singleElement();
    }

    @Test
    void given_a_device_that_comes_back_each_time_and_is_lost_before_a_trial_then_that_has_an_end() throws Exception {
        Gone device = new Gone();
        device.comesBack = true;
        try (ResultsStore store = ResultsStore.open(folder.resolve("r.db"))) {
            program(device, store, 2).call();

            Bundle bundle = Bundle.open(folder.resolve(RUN).resolve(RunId.trial(RUN, 0, 0, 1)));
            assertThat(bundle.trial().outcome().failure()).isEqualTo(Failure.DEVICE_LOST);
            assertThat(bundle.trial().outcome().detail()).contains("lost 3 times in a row before a trial could begin");
        }
        assertThat(device.opened).isEqualTo(3);
        assertThat(slept).isZero();
    }

    @Test
    void given_a_device_each_attempt_at_which_takes_long_then_that_is_part_of_the_ten_minutes() throws Exception {
        Gone device = new Gone();
        device.beforeOpening = () -> sleep(Duration.ofSeconds(25));
        try (ResultsStore store = ResultsStore.open(folder.resolve("r.db"))) {
            program(device, store, 1).call();
        }
        assertThat(slept).isBetween(Duration.ofMinutes(9), Duration.ofMinutes(11));
        assertThat(device.opened).isEqualTo(1 + 20);
    }

    @Test
    void given_a_device_that_is_listed_with_a_power_mode_then_it_is_asked_for_though_the_suite_names_none()
            throws Exception {
        Gone device = new Gone();
        device.listing = new Listing(
                Path.of("fleet.yaml"), Map.of(), Optional.empty(), Optional.of("15W"), Optional.empty(), List.of());
        try (ResultsStore store = ResultsStore.open(folder.resolve("r.db"))) {
            program(device, store, 1).call();
        }
        assertThat(told)
                .filteredOn(RunEvent.Preparation.class::isInstance)
                .singleElement()
                .asString()
                .contains("not power_mode 15W");
    }

    @Test
    void given_files_that_no_trial_can_have_then_each_is_marked_so_and_the_device_is_let_alone() throws Exception {
        Gone device = new Gone();
        provisions = (_, _) -> {
            throw noCompiler();
        };
        try (ResultsStore store = ResultsStore.open(folder.resolve("r.db"))) {
            program(device, store, 3).call();

            for (int order = 0; order < 3; order++) {
                Bundle bundle = Bundle.open(folder.resolve(RUN).resolve(RunId.trial(RUN, 0, order, 1)));
                assertThat(bundle.trial().outcome().failure()).isEqualTo(Failure.NOT_PROVISIONED);
                assertThat(bundle.trial().outcome().detail()).contains("no gcc", "apt-get install gcc");
            }
            assertThat(store.run(RUN).orElseThrow().trials()).hasSize(3);
        }
        assertThat(device.opened).isZero();
        assertThat(slept).isZero();
        assertThat(told).hasSize(3).allMatch(RunEvent.TrialEnded.class::isInstance);
    }

    @Test
    void given_files_that_one_trial_can_have_then_the_device_is_opened_for_it() throws Exception {
        Gone device = new Gone();
        AtomicInteger asked = new AtomicInteger();
        provisions = (_, _) -> {
            if (asked.incrementAndGet() == 1) {
                throw noCompiler();
            }
            return NoFiles.OF_A_CELL;
        };
        try (ResultsStore store = ResultsStore.open(folder.resolve("r.db"))) {
            program(device, store, 2).call();
        }
        assertThat(device.opened).isPositive();
    }

    private static AssayException noCompiler() {
        return new ProvisionException("cannot build the runner", "r", "there is no gcc", "apt-get install gcc");
    }

    private DeviceProgram program(Device device, ResultsStore store, int trials) throws AssayException {
        List<Remaining> remaining = IntStream.range(0, trials)
                .mapToObj(order -> new Remaining(new PlannedTrial(cell(), order, order), order + 1, 1, false))
                .toList();
        return new DeviceProgram(
                new DeviceProgram.Share(
                        new TrialDocument.Run(
                                RUN, "s", "", "0".repeat(64), 1, Instant.EPOCH, List.of("assay"), "0", List.of()),
                        device,
                        0,
                        remaining,
                        trials,
                        protocol(),
                        new RunFolder(folder, RUN)),
                store,
                provisions,
                new Profiles(List.of()),
                PowerSwitches.read(folder.resolve("power.yaml"), folder.resolve("power")),
                new Queue(Duration.ofMinutes(1), Duration.ofSeconds(5), this::sleep),
                new Quarantine(Duration.ofMinutes(10), Duration.ofSeconds(5), this::sleep, () -> slept.toNanos()),
                told::add);
    }

    private void sleep(Duration time) {
        slept = slept.plus(time);
    }

    private static Suite.Protocol protocol() throws AssayException {
        return Suite.of(ConfigSource.of(Path.of("s.yaml"), """
                        schema: assay.suite/1
                        name: s
                        workloads:
                          gen: {kind: generate, prompt: 8, generate: 4}
                        matrix:
                          - {runtimes: [r], models: [m/Q8_0], workloads: [gen], threads: [1]}
                        """)).protocol();
    }

    private static Cell cell() {
        return new Cell(
                "c",
                new Cell.Device("adb:gone", "android", "android-aarch64", "phone"),
                new Cell.Runtime("r", "1", "r"),
                new Cell.Model("m", "Q8_0", "gguf", Cell.Weights.SYNTHETIC, "MIT", "0".repeat(64), 1L),
                new Workload.Generate("gen", 8, 4, 0, 1, Workload.Sampling.GREEDY),
                1);
    }

    /** Takes one session, and is gone when it is asked for anything. */
    private static final class Gone implements Device {
        private int opened;
        private boolean comesBack;
        private Listing listing = Listing.NONE;
        private Runnable beforeOpening = () -> {};

        @Override
        public Cell.Device identity() {
            return cell().device();
        }

        @Override
        public Map<String, String> facts() {
            return Map.of();
        }

        @Override
        public Capacity capacity() {
            return new Capacity(8, OptionalLong.empty());
        }

        @Override
        public Listing listing() {
            return listing;
        }

        @Override
        public DeviceSession open() throws AgentException {
            beforeOpening.run();
            opened++;
            if (opened > 1 && !comesBack) {
                throw lost();
            }
            return new LostSession();
        }

        static AgentException lost() {
            return new AgentException(
                    Failure.DEVICE_LOST, "the device was lost", "adb:gone", "gone", "plug it in", null);
        }
    }
}
