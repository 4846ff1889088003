package dev.assay.harness.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assay.agents.AgentException;
import dev.assay.agents.Artifact;
import dev.assay.agents.DeployListener;
import dev.assay.agents.DeviceSession;
import dev.assay.agents.job.Job;
import dev.assay.collectors.bundle.Cell;
import dev.assay.collectors.bundle.Workload;
import dev.assay.collectors.condition.DeviceFiles;
import dev.assay.collectors.facts.BandwidthOutput;
import dev.assay.collectors.facts.Facts;
import dev.assay.collectors.facts.Facts.Node;
import dev.assay.collectors.perfetto.PerfettoSurvey;
import dev.assay.collectors.problem.AssayException;
import dev.assay.collectors.profile.Profile;
import dev.assay.collectors.sensing.SessionMeasurements;
import dev.assay.collectors.source.dumpsys.Dumpsys;
import dev.assay.collectors.verdict.Failure;
import dev.assay.harness.config.ConfigSource;
import dev.assay.harness.plan.Suite;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

/**
 * On a device whose memory reads faster each time it is asked, and which cannot be measured at rest: who measures a second time
 * gets another number.
 */
class SessionStartTest {
    @TempDir
    Path bundles;

    private final List<String> told = new ArrayList<>();
    private Device device;

    @BeforeEach
    void device() {
        device = new Device();
    }

    @Test
    void given_a_run_that_goes_on_then_it_takes_what_its_first_session_measured_and_leaves_the_device_alone()
            throws Exception {
        begin("run");
        SessionMeasurements first = measured("run", 0);
        told.clear();

        SessionMeasurements resumed = measured("run", 0);

        assertThat(first.bandwidth().bytesPerS()).isEqualTo(1e9);
        assertThat(resumed).isEqualTo(first);
        assertThat(device.bandwidths).isEqualTo(1);
        assertThat(told).isEmpty();
    }

    @Test
    void given_what_could_not_be_measured_then_it_stays_absent_with_its_reason_when_the_run_goes_on() throws Exception {
        begin("run");
        SessionMeasurements first = measured("run", 0);
        SessionMeasurements resumed = measured("run", 0);

        assertThat(first.idle()).isNull();
        assertThat(first.idleAbsent()).contains("it sleeps");
        assertThat(resumed.idleAbsent()).isEqualTo(first.idleAbsent());
        assertThat(device.jobs).isEqualTo(1);
    }

    @Test
    void given_a_device_that_goes_away_meanwhile_then_nothing_is_kept_as_absent_and_it_is_measured_when_it_is_back()
            throws Exception {
        begin("run");
        device.why = Failure.DEVICE_LOST;
        assertThatThrownBy(() -> measured("run", 0)).isInstanceOf(AgentException.class);
        assertThat(bundles.resolve("run/session-0.json")).doesNotExist();

        device.why = Failure.NOT_PROVISIONED;
        assertThat(measured("run", 0).bandwidth().bytesPerS()).isEqualTo(1e9);
    }

    @Test
    void given_another_device_or_another_run_then_it_is_measured_anew() throws Exception {
        begin("run");
        begin("other");

        assertThat(measured("run", 0).bandwidth().bytesPerS()).isEqualTo(1e9);
        assertThat(measured("run", 1).bandwidth().bytesPerS()).isEqualTo(2e9);
        assertThat(measured("other", 0).bandwidth().bytesPerS()).isEqualTo(3e9);
    }

    @Test
    void given_a_session_file_that_is_damaged_then_the_run_stops_and_names_it_and_mixes_no_two_measurements()
            throws Exception {
        begin("run");
        measured("run", 0);
        Path kept = bundles.resolve("run/session-0.json");
        Files.writeString(kept, Files.readString(kept).substring(0, 40));

        assertThatThrownBy(() -> measured("run", 0))
                .isInstanceOfSatisfying(
                        RunException.class, e -> assertThat(e.why()).contains(kept + " is damaged"));
        assertThat(device.bandwidths).isEqualTo(1);
    }

    private void begin(String run) throws Exception {
        Files.createDirectories(bundles.resolve(run));
    }

    /** A session of its own, as each start of the program has. */
    private SessionMeasurements measured(String run, int index) throws AssayException, InterruptedException {
        RunFolder folder = new RunFolder(bundles, run);
        SessionStart start = new SessionStart(
                device, protocol(), folder, index, new IdleBaseline("rest", folder.bundle("rest")), told::add);
        return start.with(sensors(), List.of(cell())).session();
    }

    private static Suite.Protocol protocol() throws AssayException {
        return Suite.of(ConfigSource.of(Path.of("s.yaml"), """
                        schema: assay.suite/1
                        name: s
                        protocol: {idle: 1 s}
                        workloads:
                          gen: {kind: generate, prompt: 8, generate: 4}
                        matrix:
                          - {runtimes: [r], models: [m/Q8_0], workloads: [gen], threads: [1]}
                        """)).protocol();
    }

    private static SensorSurvey sensors() {
        Facts facts = new Facts(
                Facts.SCHEMA,
                "0",
                null,
                null,
                null,
                null,
                List.of(),
                List.of(),
                null,
                List.of(
                        new Node("hwmon", "ina3221", "/h", "in1_input", "/h/in1_input", "VDD_IN", "5000", null, 1.0),
                        new Node("hwmon", "ina3221", "/h", "curr1_input", "/h/curr1_input", null, "100", null, 1.0)),
                null,
                List.of());
        return new SensorSurvey(
                facts,
                new PerfettoSurvey.Absent("a board has none"),
                Dumpsys.NONE,
                new Profile(
                        Profile.SCHEMA,
                        "board",
                        "Board",
                        "linux",
                        null,
                        new Profile.Power(List.of("VDD_IN"), null),
                        List.of()),
                List.of(),
                Optional.empty());
    }

    private static Cell cell() {
        return new Cell(
                "c",
                new Cell.Device("d", "linux", "linux-x86_64", "board"),
                new Cell.Runtime("r", "1", "r"),
                new Cell.Model("m", "Q8_0", "gguf", Cell.Weights.SYNTHETIC, "MIT", "0".repeat(64), 1L),
                new Workload.Generate("gen", 8, 4, 0, 1, Workload.Sampling.GREEDY),
                1);
    }

    private static final class Device implements DeviceSession {
        private Failure why = Failure.NOT_PROVISIONED;
        private int bandwidths;
        private int jobs;

        @Override
        public String probe(List<String> arguments, Duration deadline) {
            assertThat(arguments).startsWith("bandwidth");
            bandwidths++;
            return JsonMapper.shared()
                    .writeValueAsString(new BandwidthOutput(
                            BandwidthOutput.SCHEMA, bandwidths * 1e9, 1e9, 2, 1 << 26, 0, List.of(0.1)));
        }

        @Override
        public void run(Job job, Path bundle) throws AgentException {
            jobs++;
            throw new AgentException(why, "cannot run the job", "device", "it sleeps", "wake it", null);
        }

        @Override
        public String probeProgram() {
            return "/probe";
        }

        @Override
        public DeviceFiles files() {
            throw new UnsupportedOperationException("no file is asked for");
        }

        @Override
        public String deploy(Artifact artifact, DeployListener listener) {
            throw new UnsupportedOperationException("nothing is deployed");
        }

        @Override
        public void abandon(String jobId) {
            // No job is left from before.
        }

        @Override
        public void close() {
            // Nothing is held.
        }
    }
}
