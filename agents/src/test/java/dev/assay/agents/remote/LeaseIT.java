package dev.assay.agents.remote;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assay.agents.Device;
import dev.assay.agents.DeviceBusyException;
import dev.assay.agents.DeviceSession;
import dev.assay.agents.android.AndroidAgent;
import dev.assay.agents.job.Job;
import dev.assay.agents.job.JobJson;
import dev.assay.agents.rigs.adbd.AdbHost;
import dev.assay.agents.rigs.adbd.AdbdDevice;
import dev.assay.collectors.bundle.Workload;
import dev.assay.collectors.sampling.ProcessGroups;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Two coordinators and one device: this test, and one that speaks to the device's probe by hand. */
@Timeout(180)
class LeaseIT {
    private static final String HOME = "/data/local/tmp/assay";

    @TempDir
    Path folder;

    private AdbHost host;
    private AdbdDevice phone;
    private Device device;
    private String probe;

    @BeforeEach
    void aPhoneThatHasAProbe() throws Exception {
        host = AdbHost.start(folder.resolve("adb"));
        phone = AdbdDevice.pixel(folder.resolve("phone"));
        AndroidAgent agent = new AndroidAgent(Path.of("target/on-device").toAbsolutePath(), host.environment());
        agent.attach("adb:" + phone.serial());
        device = agent.discover().devices().getFirst();
        try (DeviceSession session = device.open()) {
            probe = session.probeProgram();
            assertThat(phone.file(HOME + "/lease")).as("held").exists();
        }
        assertThat(phone.file(HOME + "/lease")).as("given up").doesNotExist();
    }

    @AfterEach
    void nothing() throws Exception {
        if (phone != null) {
            phone.close();
        }
        if (host != null) {
            host.close();
        }
    }

    private void another(String id, int seconds) throws Exception {
        assertThat(host.on(
                                phone,
                                "shell",
                                probe,
                                "lease",
                                id,
                                "--home",
                                HOME,
                                "--of",
                                "rival",
                                "--seconds",
                                "" + seconds)
                        .out())
                .contains("\"yours\"");
    }

    private static Job sleeping(String id) {
        return new Job(
                Job.SCHEMA,
                id,
                new Job.Runner(List.of("/system/bin/sh", "-c", "sleep 600"), Map.of(), Job.Speaks.OUTPUT),
                new Job.Runtime(null),
                new Job.Model("/none", "gguf"),
                new Workload.Generate("p1-g1", 1, 1, 0, 1, Workload.Sampling.NONE),
                1,
                1,
                Job.Limits.deadline(600_000),
                ProcessGroups.of(100, 10));
    }

    @Test
    void given_another_who_lives_when_the_device_is_opened_then_it_is_refused_with_who_and_until_when()
            throws Exception {
        another("rival-1", 100);

        assertThatThrownBy(device::open)
                .isInstanceOf(DeviceBusyException.class)
                .hasMessageContaining("rival measures on it")
                .hasMessageContaining("free in");
        assertThat(Files.readString(phone.file(HOME + "/lease")))
                .as("untouched")
                .contains("rival-1");
    }

    @Test
    void given_one_who_was_silent_for_too_long_when_the_device_is_opened_then_it_is_taken() throws Exception {
        another("rival-2", 1);
        Thread.sleep(1200);

        try (DeviceSession session = device.open()) {
            assertThat(session.probe(List.of("--version"), Duration.ofSeconds(10)))
                    .startsWith("probe");
            assertThat(Files.readString(phone.file(HOME + "/lease"))).doesNotContain("rival");
        }
    }

    @Test
    void given_a_silent_one_whose_job_runs_then_it_has_the_device_and_when_it_ended_what_it_left_is_removed()
            throws Exception {
        another("rival-3", 1);
        Job job = sleeping("rivals-job");
        Path document = Files.write(folder.resolve("job.json"), JobJson.write(job));
        host.on(phone, "push", document.toString(), "/data/local/tmp/job.json");
        host.on(phone, "shell", probe, "start", "/data/local/tmp/job.json", "--jobs", HOME + "/jobs");
        Thread.sleep(1200);

        assertThatThrownBy(device::open)
                .isInstanceOf(DeviceBusyException.class)
                .hasMessageContaining("rivals-job runs");

        host.on(phone, "shell", probe, "stop", "rivals-job", "--jobs", HOME + "/jobs");
        try (DeviceSession _ = device.open()) {
            assertThat(phone.file(HOME + "/jobs/rivals-job")).doesNotExist();
        }
    }

    @Test
    void given_a_job_of_this_coordinators_own_earlier_session_when_the_device_is_opened_then_it_is_ended()
            throws Exception {
        another(Holder.self().id(), 3600);
        Path document = Files.write(folder.resolve("job.json"), JobJson.write(sleeping("own-job")));
        host.on(phone, "push", document.toString(), "/data/local/tmp/job.json");
        host.on(phone, "shell", probe, "start", "/data/local/tmp/job.json", "--jobs", HOME + "/jobs");

        try (DeviceSession _ = device.open()) {
            assertThat(phone.file(HOME + "/jobs/own-job")).doesNotExist();
        }
    }

    @Test
    void given_a_coordinator_of_this_machine_that_is_dead_when_the_device_is_opened_then_nobody_waits()
            throws Exception {
        Process shortLived = new ProcessBuilder("true").start();
        Holder self = Holder.self();
        Holder dead = new Holder(self.machine(), shortLived.pid(), System.currentTimeMillis());
        shortLived.waitFor();
        another(dead.id(), 3600);

        device.open().close();
    }

    @Test
    void given_a_device_that_was_restarted_then_the_lease_of_before_means_nothing() throws Exception {
        another("rival-4", 3600);
        phone.restart();
        host.connect(phone);

        device.open().close();
    }

    @Test
    void given_a_holder_that_lost_the_device_to_another_when_it_goes_on_then_it_is_told_and_takes_nothing_away()
            throws Exception {
        try (DeviceSession _ = device.open()) {
            host.on(phone, "shell", probe, "lease", Holder.self().id(), "--home", HOME, "--give-up");
            another("rival-5", 3600);
        }

        assertThat(Files.readString(phone.file(HOME + "/lease"))).contains("rival-5");
    }
}
