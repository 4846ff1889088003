package dev.assay.agents.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assay.agents.AgentException;
import dev.assay.agents.Device;
import dev.assay.agents.DeviceSession;
import dev.assay.agents.job.Job;
import dev.assay.collectors.bundle.Workload;
import dev.assay.collectors.sampling.ProcessGroups;
import dev.assay.collectors.verdict.Failure;
import dev.assay.collectors.verdict.Outcomes;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The real probe on this machine, with a shell as the runner. */
class LocalSessionTest {
    private static final Path PROGRAMS = Path.of("target/on-device").toAbsolutePath();

    @TempDir
    private Path folder;

    @Test
    void given_this_machine_when_discovered_then_it_has_an_id_that_is_stable_and_tells_no_secret() throws Exception {
        Device first =
                new LocalAgent(PROGRAMS, Optional.empty()).discover().devices().getFirst();
        Device second =
                new LocalAgent(PROGRAMS, Optional.empty()).discover().devices().getFirst();

        assertThat(first.identity()).isEqualTo(second.identity());
        assertThat(first.identity().id()).matches("local:[0-9a-f]{8}");
        assertThat(first.capacity().processors()).isPositive();
    }

    @Test
    void given_a_question_when_the_probe_answers_then_it_is_what_it_printed() throws Exception {
        try (DeviceSession session = session()) {
            assertThat(session.probe(List.of("--version"), Duration.ofSeconds(10)))
                    .startsWith("probe ");
        }
    }

    @Test
    void given_a_question_that_the_probe_does_not_know_when_asked_then_the_failure_says_what_it_said()
            throws Exception {
        try (DeviceSession session = session()) {
            assertThatThrownBy(() -> session.probe(List.of("rest", "soon"), Duration.ofSeconds(10)))
                    .isInstanceOfSatisfying(
                            AgentException.class, e -> assertThat(e.why()).contains("expected 0 to"));
        }
    }

    @Test
    void given_a_question_that_takes_too_long_when_its_deadline_passes_then_the_probe_is_ended() throws Exception {
        try (DeviceSession session = session()) {
            assertThatThrownBy(() -> session.probe(List.of("rest", "600000"), Duration.ofMillis(50)))
                    .isInstanceOfSatisfying(
                            AgentException.class, e -> assertThat(e.failure()).isEqualTo(Failure.TIMED_OUT));
        }
    }

    @Test
    void given_a_folder_in_place_of_sys_then_the_devices_files_below_sys_are_those_and_others_stay_real()
            throws Exception {
        Path zone = Files.createDirectories(folder.resolve("sys/class/thermal/thermal_zone0"));
        Files.writeString(zone.resolve("temp"), "41500\n");

        try (DeviceSession session = new LocalAgent(PROGRAMS, Optional.of(folder))
                .discover()
                .devices()
                .getFirst()
                .open()) {
            assertThat(session.files().read("/sys/class/thermal/thermal_zone0/temp"))
                    .contains("41500\n");
            assertThat(session.files().list("/sys/class/thermal")).containsExactly("thermal_zone0");
            assertThat(session.files().list("/sys/class/power_supply")).isEmpty();
            assertThat(session.files().read("/proc/stat")).isPresent();
        }
    }

    @Test
    void given_a_runner_that_exits_when_run_then_the_bundle_tells_its_exit_code_and_keeps_its_output()
            throws Exception {
        Path bundle = Files.createDirectory(folder.resolve("trial-1"));

        try (DeviceSession session = session()) {
            session.run(job("trial-1", "echo said; exit 3", 10_000), bundle);
        }

        assertThat(Outcomes.read(bundle).failure()).isEqualTo(Failure.EXITED);
        assertThat(Outcomes.read(bundle).exitCode()).isEqualTo(3);
        assertThat(bundle.resolve("runner.out")).hasContent("said");
        assertThat(bundle.resolve("probe.err")).doesNotExist();
    }

    @Test
    void given_a_job_when_run_then_no_signal_to_the_coordinators_group_or_session_reaches_the_probe() throws Exception {
        Path bundle = Files.createDirectory(folder.resolve("trial-1"));
        String groupAndSession = "cut -d ' ' -f 5,6 /proc/$guardian/stat";

        try (DeviceSession session = session()) {
            session.run(
                    job("trial-1", "guardian=$(cut -d ' ' -f 4 /proc/$PPID/stat); " + groupAndSession, 10_000), bundle);
        }

        String[] own = Files.readString(Path.of("/proc/self/stat")).split(" ");
        assertThat(Files.readString(bundle.resolve("runner.out")).strip().split(" "))
                .doesNotContain(own[4], own[5]);
    }

    @Test
    void given_a_runner_that_hangs_when_its_deadline_passes_then_the_session_goes_on_and_the_outcome_is_a_time_out()
            throws Exception {
        Path bundle = Files.createDirectory(folder.resolve("trial-2"));

        try (DeviceSession session = session()) {
            session.run(job("trial-2", "exec sleep 600", 300), bundle);
        }

        assertThat(Outcomes.read(bundle).failure()).isEqualTo(Failure.TIMED_OUT);
    }

    @Test
    void given_a_running_job_when_the_thread_is_interrupted_then_the_runner_ends_too() throws Exception {
        Path bundle = Files.createDirectory(folder.resolve("trial-3"));
        Path pid = folder.resolve("pid");
        AtomicReference<Thread> worker = new AtomicReference<>();
        CompletableFuture<Throwable> thrown = new CompletableFuture<>();
        Thread.ofVirtual().start(() -> {
            worker.set(Thread.currentThread());
            try (DeviceSession session = session()) {
                session.run(
                        job(
                                "trial-3",
                                "echo $$ > " + pid + ".part; mv " + pid + ".part " + pid + "; exec sleep 600",
                                600_000),
                        bundle);
                thrown.complete(null);
            } catch (Exception e) {
                thrown.complete(e);
            }
        });
        while (!Files.exists(pid)) {
            Thread.onSpinWait();
        }

        worker.get().interrupt();

        assertThat(thrown.get(30, TimeUnit.SECONDS)).isInstanceOf(InterruptedException.class);
        assertThat(ProcessHandle.of(Long.parseLong(Files.readString(pid).strip())))
                .isEmpty();
    }

    @Test
    void given_a_job_that_a_dead_coordinator_left_when_abandoned_then_it_ends_and_others_stay() throws Exception {
        Path bundle = Files.createDirectory(folder.resolve("trial-4"));
        CompletableFuture<Void> left = new CompletableFuture<>();
        Path pid = folder.resolve("pid");
        Thread.ofVirtual().start(() -> {
            try (DeviceSession session = session()) {
                session.run(
                        job(
                                "trial-4",
                                "echo $$ > " + pid + ".part; mv " + pid + ".part " + pid + "; exec sleep 600",
                                600_000),
                        bundle);
                left.complete(null);
            } catch (Exception e) {
                left.completeExceptionally(e);
            }
        });
        while (!Files.exists(pid)) {
            Thread.onSpinWait();
        }

        try (DeviceSession session = session()) {
            session.abandon("trial-9");
            assertThat(ProcessHandle.of(Long.parseLong(Files.readString(pid).strip())))
                    .isPresent();
            session.abandon("trial-4");
        }

        left.get(30, TimeUnit.SECONDS);
        assertThat(ProcessHandle.of(Long.parseLong(Files.readString(pid).strip())))
                .isEmpty();
    }

    @Test
    void given_no_built_probe_when_opened_then_the_error_says_how_to_build_it() {
        assertThatThrownBy(() -> new LocalAgent(folder, Optional.empty())
                        .discover()
                        .devices()
                        .getFirst()
                        .open())
                .isInstanceOfSatisfying(AgentException.class, e -> {
                    assertThat(e.failure()).isEqualTo(Failure.NOT_PROVISIONED);
                    assertThat(e.remedy()).contains("mvn");
                });
    }

    private static DeviceSession session() throws AgentException, InterruptedException {
        return new LocalAgent(PROGRAMS, Optional.empty())
                .discover()
                .devices()
                .getFirst()
                .open();
    }

    private static Job job(String id, String script, long deadlineMs) {
        return new Job(
                Job.SCHEMA,
                id,
                new Job.Runner(List.of("/bin/sh", "-c", script), Map.of(), Job.Speaks.OUTPUT),
                new Job.Runtime(null),
                new Job.Model("/dev/null", "none"),
                new Workload.Infer("w", 1, 1, 0, 1),
                1,
                1,
                Job.Limits.deadline(deadlineMs),
                ProcessGroups.of(100, 10));
    }
}
