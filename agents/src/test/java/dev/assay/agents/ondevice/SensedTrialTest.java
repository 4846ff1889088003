package dev.assay.agents.ondevice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.assay.collectors.facts.Facts;
import dev.assay.collectors.planning.SamplingPlan;
import dev.assay.collectors.planning.SamplingRates;
import dev.assay.collectors.profile.Profile;
import dev.assay.collectors.sampling.ChannelRequest;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A whole trial: the real probe finds the nodes of a synthetic device, is told to sample them, and does. */
class SensedTrialTest {
    private static final SamplingRates RATES = new SamplingRates(100, 10, 200);

    @TempDir
    Path folder;

    private static Profile profile() {
        Profile.Battery battery =
                new Profile.Battery(Profile.CurrentUnit.MICROAMPERE, Profile.CurrentSign.NEGATIVE_WHILE_DISCHARGING);
        return new Profile(
                Profile.SCHEMA, "p", "P", "linux", null, new Profile.Power(List.of("VDD_IN"), battery), List.of());
    }

    private SensorTree everything() throws Exception {
        return new SensorTree(Files.createDirectory(folder.toRealPath().resolve("tree")))
                .proc()
                .ina3221("1-0040", 3, "VDD_IN", "VDD_SOC")
                .rapl("intel-rapl:0", "package-0", 12_000_000)
                .zone(0, "cpu-thermal", 45_125)
                .policy(0, "0 1", 729_600, 1_510_400)
                .battery(4_352_000, -410_000)
                .file(
                        "/sys/bus/iio/devices/iio:device0/energy_value",
                        "t=349894\nCH0(T=349894)[S10M_VDD_TPU], 5578756\nCH1(T=349894)[VSYS_PWR_MODEM], 9000000\n")
                .line("/sys/devices/platform/17000000.ga10b/load", 305)
                .line("/sys/class/kgsl/kgsl-3d0/gpubusy", "  250000   1000000")
                .line("/sys/class/net/eth0/operstate", "up")
                .line("/sys/class/net/eth0/statistics/rx_bytes", 4096);
    }

    private Path nvidiaSmi() throws Exception {
        Path programs = Files.createDirectory(folder.resolve("programs"));
        Path program = Files.writeString(programs.resolve("nvidia-smi"), """
                #!/bin/sh
                case "$*" in
                *loop-ms*) while echo '71.52, 34'; do /bin/sleep 0.05; done ;;
                *) echo '0, 70.00, 34, [N/A], [N/A], [N/A]' ;;
                esac
                """);
        Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwxr-xr-x"));
        return programs;
    }

    @Test
    void everyChannelOfThePlan_isInTheTrace_inItsUnit() throws Exception {
        Facts facts = ProbeFacts.of(everything(), nvidiaSmi());
        SamplingPlan plan = SamplingPlan.of(facts, profile(), RATES);

        ProbeRun run =
                ProbeJob.running("/bin/sleep", "0.4").sampling(plan.groups()).run(folder);

        Map<String, Double> expected = Map.ofEntries(
                Map.entry("vdd_in_v", 5.001),
                Map.entry("vdd_in_a", 0.1),
                Map.entry("rapl_package_0_j", 12.0),
                Map.entry("temp_cpu_thermal_c", 45.125),
                Map.entry("cpu_policy0_hz", 729.6e6),
                Map.entry("cpu_policy0_cap_hz", 1510.4e6),
                Map.entry("battery_voltage_v", 4.352),
                Map.entry("battery_current_a", -0.41),
                Map.entry("battery_temp_c", 27.4),
                Map.entry("s10m_vdd_tpu_j", 5.578756),
                Map.entry("vsys_pwr_modem_j", 9.0),
                Map.entry("gpu_load_pct", 30.5),
                Map.entry("gpu_busy_s", 0.25),
                Map.entry("gpu_window_s", 1.0),
                Map.entry("gpu0_power_w", 71.52),
                Map.entry("gpu0_temp_c", 34.0),
                Map.entry("cpu_user_s", 1.0),
                Map.entry("cpu_steal_s", 0.05),
                Map.entry("memory_available_bytes", 4_000_000 * 1024.0),
                Map.entry("device_major_faults", 7.0),
                Map.entry("pressure_cpu_some_s", 0.123456),
                Map.entry("net_eth0_received_bytes", 4096.0));
        for (String name : expected.keySet()) {
            double value = expected.get(name);
            assertThat(Arrays.stream(run.channel(name).values()).boxed())
                    .as("samples of " + name)
                    .isNotEmpty()
                    .allSatisfy(v -> assertThat(v).isCloseTo(value, within(1e-9 * Math.abs(value))));
        }
        assertThat(run.trace().damage()).isEmpty();
    }

    @Test
    void whereNoFileTellsThem_railsZonesAndLoadComeFromTegrastats() throws Exception {
        Path programs = Files.createDirectory(folder.resolve("programs"));
        Path program = Files.writeString(programs.resolve("tegrastats"), """
                #!/bin/sh
                n=0
                while [ $n -lt 200 ]; do
                    n=$((n + 1))
                    echo "RAM 1/2MB CPU [1%@729] GR3D_FREQ 7%@[305] cpu@44.125C VDD_IN 2957mW/2957mW GPU 311/312"
                    echo 'VDD_IN 29'
                    /bin/sleep 0.05
                done
                """);
        Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwxr-xr-x"));
        SensorTree tree =
                new SensorTree(Files.createDirectory(folder.toRealPath().resolve("tree"))).proc();
        SamplingPlan plan = SamplingPlan.of(ProbeFacts.of(tree, programs), profile(), RATES);

        ProbeRun run =
                ProbeJob.running("/bin/sleep", "0.4").sampling(plan.groups()).run(folder);

        Map<String, Double> expected =
                Map.of("vdd_in_w", 2.957, "gpu_w", 0.311, "temp_cpu_c", 44.125, "gpu_load_pct", 7.0);
        for (String name : expected.keySet()) {
            double value = expected.get(name);
            assertThat(Arrays.stream(run.channel(name).values()).boxed())
                    .as("samples of " + name)
                    .isNotEmpty()
                    .allSatisfy(v -> assertThat(v).isCloseTo(value, within(1e-9)));
        }
    }

    @Test
    void onThisMachine_everyDeviceChannelOfThePlanIsSampled() throws Exception {
        SamplingPlan plan = SamplingPlan.of(ProbeFacts.ofThisMachine(), profile(), RATES);

        ProbeRun run =
                ProbeJob.running("/bin/sleep", "0.4").sampling(plan.groups()).run(folder);

        List<String> names = plan.groups().stream()
                .flatMap(group -> group.channels().stream())
                .filter(channel -> channel.file() != null)
                .map(ChannelRequest::name)
                .toList();
        assertThat(names).isNotEmpty();
        for (String name : names) {
            assertThat(run.channel(name).count()).as("samples of " + name).isPositive();
        }
    }
}
