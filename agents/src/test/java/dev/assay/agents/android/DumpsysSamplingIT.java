package dev.assay.agents.android;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.agents.Device;
import dev.assay.agents.DeviceSession;
import dev.assay.agents.job.Job;
import dev.assay.agents.rigs.adbd.AdbHost;
import dev.assay.agents.rigs.adbd.AdbdDevice;
import dev.assay.collectors.bundle.BundleFiles;
import dev.assay.collectors.bundle.TraceReader;
import dev.assay.collectors.facts.Facts;
import dev.assay.collectors.perfetto.PerfettoSurvey;
import dev.assay.collectors.planning.SamplingPlan;
import dev.assay.collectors.planning.SamplingRates;
import dev.assay.collectors.profile.Profile;
import dev.assay.collectors.sampling.SamplingGroup;
import dev.assay.collectors.source.dumpsys.Dumpsys;
import dev.assay.collectors.trace.SampledGroup;
import dev.assay.collectors.trace.TraceFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Android's services as the slow source, sampled on the device by the probe: it needs no link while the runner runs. */
@Timeout(180)
class DumpsysSamplingIT {
    private static final Path PROGRAMS = Path.of("target/on-device").toAbsolutePath();

    @TempDir
    Path folder;

    private AdbHost host;
    private AdbdDevice phone;

    @BeforeEach
    void aPhone() throws Exception {
        host = AdbHost.start(folder.resolve("adb"));
        phone = AdbdDevice.pixel(folder.resolve("phone"));
    }

    @AfterEach
    void noPhone() throws Exception {
        if (phone != null) {
            phone.close();
        }
        if (host != null) {
            host.close();
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

    /** Of a device whose files tell nothing. */
    private static SamplingPlan plan(Dumpsys services) {
        Facts facts = new Facts(
                Facts.SCHEMA, "0", null, null, null, null, List.of(), List.of(), null, List.of(), null, List.of());
        Profile profile = new Profile(Profile.SCHEMA, "phone", "P", "android", null, null, List.of());
        return SamplingPlan.of(
                facts,
                new PerfettoSurvey.Absent("it is not on this device"),
                services,
                profile,
                new SamplingRates(10, 0, 10));
    }

    private static Job job(SamplingPlan plan, int seconds) {
        return new Job(
                Job.SCHEMA,
                "slow-1",
                new Job.Runner(List.of("/system/bin/sh", "-c", "sleep " + seconds), Map.of(), Job.Speaks.OUTPUT),
                new Job.Runtime(null),
                null,
                null,
                1,
                1,
                Job.Limits.deadline(60_000),
                plan.groups());
    }

    @Test
    void given_files_that_tell_nothing_then_the_services_are_sampled_on_the_device_though_the_link_is_cut()
            throws Exception {
        Path bundle = Files.createDirectories(folder.resolve("bundle"));
        SamplingPlan plan;
        try (DeviceSession session = device().open()) {
            plan = plan(Dumpsys.of(session.services()));
            Thread disturbing = Thread.ofVirtual().start(this::disturb);
            session.run(job(plan, 18), bundle);
            disturbing.join();
        }

        assertThat(plan.groups()).extracting(SamplingGroup::name).contains("dumpsys_battery", "dumpsys_thermalservice");
        assertThat(plan.sensing().collectors())
                .containsEntry(
                        "temperatures",
                        "dumpsys (6 channels, each 5 s); not sysfs: there is no temp; not perfetto: it is not on this device");
        TraceFile trace = TraceReader.read(bundle.resolve(BundleFiles.TRACE));
        assertThat(values(trace, "battery_voltage_v"))
                .hasSizeBetween(3, 5)
                .allSatisfy(v -> assertThat(v).isBetween(3.0, 5.0));
        assertThat(values(trace, "battery_temp_c"))
                .isNotEmpty()
                .allSatisfy(c -> assertThat(c).isBetween(20.0, 40.0));
        assertThat(values(trace, "battery_level_pct")).isNotEmpty().containsOnly(77.0);
        assertThat(values(trace, "battery_charge_coulombs"))
                .isNotEmpty()
                .allSatisfy(c -> assertThat(c).isBetween(3_600.0, 18_000.0));
        assertThat(values(trace, "temp_big_c")).isNotEmpty().contains(61.25);
        assertThat(trace.trace("temp_tpu_c")).as("has no value on this device").isEmpty();
        assertThat(values(trace, "thermal_status")).startsWith(0.0).endsWith(3.0);
        assertThat(values(trace, "thermal_status_virtual_skin")).startsWith(0.0).endsWith(3.0);
        assertThat(values(trace, "thermal_status_big")).containsOnly(0.0);
        cost(trace);
    }

    /** Cuts the link, and heats the device while it is away. */
    private void disturb() {
        try {
            Thread.sleep(3_000);
            host.adb("disconnect", phone.serial());
            phone.sensor("/sys/class/thermal/thermal_zone0/temp", 61_250);
            Files.writeString(phone.file("/rig/state/thermal.status"), "3\n");
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private static List<Double> values(TraceFile trace, String channel) {
        return java.util.Arrays.stream(trace.trace(channel).orElseThrow().values())
                .boxed()
                .toList();
    }

    /** What a sample takes of the rig's processor; its services are scripts, so it says nothing of a phone's. */
    private static void cost(TraceFile trace) {
        for (SampledGroup group : trace.end().orElseThrow().probe().groups()) {
            if (group.name().startsWith("dumpsys")) {
                System.out.printf(
                        Locale.ROOT,
                        "%s on the rig: %d samples, %.0f us of processor time each, %d lost%n",
                        group.name(),
                        group.ticks(),
                        1e6 * group.cpuS() / group.ticks(),
                        group.lostTicks());
                assertThat(group.ticks()).isBetween(3L, 5L);
                assertThat(group.commandEnded()).isNull();
            }
        }
    }
}
