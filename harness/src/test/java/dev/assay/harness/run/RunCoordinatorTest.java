package dev.assay.harness.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.assay.agents.AgentException;
import dev.assay.agents.Device;
import dev.assay.agents.DeviceSession;
import dev.assay.collectors.bundle.Cell;
import dev.assay.collectors.bundle.TrialDocument;
import dev.assay.collectors.bundle.Workload;
import dev.assay.collectors.problem.AssayException;
import dev.assay.collectors.profile.Profiles;
import dev.assay.collectors.verdict.Failure;
import dev.assay.harness.config.ConfigSource;
import dev.assay.harness.plan.Plan;
import dev.assay.harness.plan.PlannedTrial;
import dev.assay.harness.plan.Suite;
import dev.assay.harness.power.PowerSwitches;
import dev.assay.results.store.ResultsStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What becomes of the other devices when the program of one ends before its time. */
@Timeout(60)
class RunCoordinatorTest {
    private static final String RUN = "20261127T000000Z-0000";
    private static final TrialDocument.Run OF =
            new TrialDocument.Run(RUN, "s", "", "0".repeat(64), 1, Instant.EPOCH, List.of("assay"), "0", List.of());

    @TempDir
    Path folder;

    private final ConcurrentLinkedQueue<RunEvent> told = new ConcurrentLinkedQueue<>();
    private final CountDownLatch ended = new CountDownLatch(1);
    private volatile String ofTheOther = "not asked";

    @BeforeEach
    void aRunThatBegan() throws Exception {
        new RunFolder(folder, RUN).begin(new RunFolder.Started(OF, "s.yaml", List.of("adb:defect", "adb:other")));
    }

    static List<Throwable> defects() {
        return List.of(new IllegalStateException("a defect of a test"), new StackOverflowError("a defect of a test"));
    }

    @ParameterizedTest
    @MethodSource("defects")
    void given_a_defect_on_one_device_then_the_other_goes_on_and_the_defect_is_that_devices_failure(Throwable defect)
            throws Exception {
        RunException thrown = catchThrowableOfType(RunException.class, () -> run(List.of(defective(defect), other())));

        assertThat(ofTheOther).isEqualTo("taken to its end");
        assertThat(thrown.where()).isEqualTo("adb:defect");
        assertThat(thrown.why()).contains(defect.getClass().getSimpleName(), "a defect of a test");
        assertThat(thrown.remedy()).contains("defect-0.txt");
        assertThat(folder.resolve(RUN).resolve("defect-0.txt")).content().contains("RunCoordinatorTest");
        assertThat(told)
                .filteredOn(RunEvent.Ended.class::isInstance)
                .extracting(event -> ((RunEvent.Ended) event).device())
                .containsExactly("adb:defect", "adb:other");
    }

    @Test
    void given_a_defect_then_no_trial_of_its_device_is_sealed_and_a_resumed_run_has_them_all() throws Exception {
        catchThrowableOfType(
                RunException.class, () -> run(List.of(defective(defects().getFirst()))));

        try (ResultsStore store = ResultsStore.open(folder.resolve("again.db"))) {
            assertThat(Remaining.of(RUN, 0, plan().trialsOf("adb:defect"), Set.of(), new RunFolder(folder, RUN), store))
                    .hasSize(1);
        }
        assertThat(told).noneMatch(RunEvent.TrialEnded.class::isInstance);
    }

    private void run(List<Device> devices) throws Exception {
        Files.createDirectories(folder);
        try (ResultsStore store = ResultsStore.open(folder.resolve("r.db"))) {
            new RunCoordinator(
                            store,
                            (_, _) -> NoFiles.OF_A_CELL,
                            new Profiles(List.of()),
                            PowerSwitches.read(folder.resolve("power.yaml"), folder.resolve("power")),
                            Queue.of(Duration.ZERO),
                            event -> {
                                told.add(event);
                                if (event instanceof RunEvent.Ended) {
                                    ended.countDown();
                                }
                            })
                    .run(OF, plan(), protocol(), devices, new RunFolder(folder, RUN));
        }
    }

    private static Plan plan() {
        return new Plan(
                1,
                List.of(new PlannedTrial(cell("adb:defect"), 0, 0), new PlannedTrial(cell("adb:other"), 0, 1)),
                List.of(),
                List.of(),
                List.of());
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

    private static Cell cell(String device) {
        return new Cell(
                "c",
                new Cell.Device(device, "android", "android-aarch64", "phone"),
                new Cell.Runtime("r", "1", "r"),
                new Cell.Model("m", "Q8_0", "gguf", Cell.Weights.SYNTHETIC, "MIT", "0".repeat(64), 1L),
                new Workload.Generate("gen", 8, 4, 0, 1, Workload.Sampling.GREEDY),
                1);
    }

    private interface Opening {
        DeviceSession open() throws AgentException, InterruptedException;
    }

    private record Opened(String id, Opening opening) implements Device {
        @Override
        public Cell.Device identity() {
            return cell(id).device();
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
        public DeviceSession open() throws AgentException, InterruptedException {
            return opening.open();
        }
    }

    private static Device defective(Throwable defect) {
        return new Opened("adb:defect", () -> {
            switch (defect) {
                case Error error -> throw error;
                case RuntimeException unforeseen -> throw unforeseen;
                default -> throw new AssertionError(defect);
            }
        });
    }

    /** At work until the defect was told, and for a while behind it; then it cannot be measured, for a reason of its own. */
    private Device other() {
        return new Opened("adb:other", () -> {
            try {
                assertThat(ended.await(30, TimeUnit.SECONDS)).isTrue();
                Thread.sleep(300);
            } catch (InterruptedException e) {
                ofTheOther = "cut off";
                throw e;
            }
            ofTheOther = "taken to its end";
            throw new AgentException(Failure.UNSUPPORTED, "no jobs there", "adb:other", "a test", "none", null);
        });
    }
}
