package dev.assay.agents.ondevice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.assay.collectors.condition.PowerSources;
import dev.assay.collectors.facts.Facts;
import dev.assay.collectors.planning.SamplingPlan;
import dev.assay.collectors.planning.SamplingRates;
import dev.assay.collectors.profile.Profile;
import dev.assay.collectors.sampling.ChannelRequest;
import dev.assay.collectors.sampling.SamplingGroup;
import dev.assay.collectors.sensing.Rail;
import dev.assay.collectors.source.battery.BatterySource;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** From the nodes of synthetic devices, through the real probe, to what would be sampled and what it stands for. */
class SensedDeviceTest {
    private static final SamplingRates RATES = new SamplingRates(100, 10, 100);
    private static final Profile GENERIC = profile(null);

    @TempDir
    Path folder;

    private SensorTree tree;

    @BeforeEach
    void plant() throws Exception {
        tree = new SensorTree(Files.createDirectory(folder.toRealPath().resolve("tree"))).proc();
    }

    private static Profile profile(Profile.Power power) {
        return new Profile(Profile.SCHEMA, "p", "P", "linux", null, power, List.of());
    }

    private static Profile totalOf(String... rails) {
        return profile(new Profile.Power(List.of(rails), null));
    }

    private SamplingPlan planned(Profile profile) throws Exception {
        return SamplingPlan.of(ProbeFacts.of(tree), profile, RATES);
    }

    private static ChannelRequest channel(SamplingPlan plan, String name) {
        return plan.groups().stream()
                .flatMap(group -> group.channels().stream())
                .filter(channel -> channel.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static List<String> names(SamplingPlan plan) {
        return plan.groups().stream()
                .flatMap(group -> group.channels().stream())
                .map(ChannelRequest::name)
                .toList();
    }

    @Test
    void onAnOrinNano_theTotalIsTheModulesInput_andTheSumOfShuntVoltagesIsNoRail() throws Exception {
        tree.ina3221("1-0040", 3, "VDD_IN", "VDD_CPU_GPU_CV", "VDD_SOC");

        SamplingPlan plan = planned(totalOf("VDD_IN"));

        assertThat(plan.sensing().total()).containsExactly(new Rail.VoltsAmps("VDD_IN", "vdd_in_v", "vdd_in_a", 1));
        assertThat(plan.sensing().rails())
                .extracting(Rail::name)
                .containsExactly("VDD_IN", "VDD_CPU_GPU_CV", "VDD_SOC");
        assertThat(channel(plan, "vdd_in_v"))
                .returns(0.001, ChannelRequest::scale)
                .returns("V", ChannelRequest::unit);
        assertThat(channel(plan, "vdd_in_a").file()).endsWith("/hwmon3/curr1_input");
        assertThat(plan.sensing().simulated()).isNotNull();
    }

    @Test
    void onAnAgxOrin_theTotalIsTheSum() throws Exception {
        tree.ina3221("1-0040", 3, "VDD_GPU_SOC", "VDD_CPU_CV", "VIN_SYS_5V0")
                .ina3221("1-0041", 4, "NC", "VDDQ_VDD2_1V8AO", "NC");

        SamplingPlan plan = planned(totalOf("VDD_GPU_SOC", "VDD_CPU_CV", "VIN_SYS_5V0"));

        assertThat(plan.sensing().total())
                .extracting(Rail::name)
                .containsExactly("VDD_GPU_SOC", "VDD_CPU_CV", "VIN_SYS_5V0");
        assertThat(plan.sensing().rails()).hasSize(4).extracting(Rail::name).contains("VDDQ_VDD2_1V8AO");
    }

    @Test
    void aTotalOfWhichARailIsMissing_isNone() throws Exception {
        tree.ina3221("1-0040", 3, "VDD_GPU_SOC", "VDD_CPU_CV");

        SamplingPlan plan = planned(totalOf("VDD_GPU_SOC", "VIN_SYS_5V0"));

        assertThat(plan.sensing().total()).isEmpty();
        assertThat(plan.sensing().powerAbsent())
                .isEqualTo("the profile p takes the total from VDD_GPU_SOC + VIN_SYS_5V0, of which this device does not"
                        + " tell VIN_SYS_5V0");
    }

    @Test
    void withoutAProfile_aRailThatSoundsLikeATotalIsNone() throws Exception {
        tree.ina3221("1-0040", 3, "VDD_IN");

        assertThat(planned(GENERIC).sensing().powerAbsent())
                .isEqualTo("the profile p does not say that VDD_IN make the device's power");
    }

    @Test
    void ofJetPack4_theRailsAreReadInMilliwatts() throws Exception {
        String dir = "/sys/bus/i2c/drivers/ina3221x/6-0040/iio:device0";
        tree.line(dir + "/name", "ina3221x")
                .line(dir + "/rail_name_0", "POM_5V_IN")
                .line(dir + "/in_power0_input", 1750)
                .line(dir + "/rail_name_1", "POM_5V_GPU")
                .line(dir + "/in_power1_input", 0)
                .link("/sys/bus/iio/devices/iio:device0", dir);

        SamplingPlan plan = planned(totalOf("POM_5V_IN"));

        assertThat(plan.sensing().total()).containsExactly(new Rail.Power("POM_5V_IN", "pom_5v_in_w"));
        assertThat(plan.sensing().rails()).hasSize(2);
        assertThat(channel(plan, "pom_5v_in_w").scale()).isEqualTo(0.001);
    }

    @Test
    void ofAPixel_everyLineOfThePowerMeterIsACounter() throws Exception {
        tree.line("/sys/bus/iio/devices/iio:device0/name", "s2mpg10-odpm")
                .file(
                        "/sys/bus/iio/devices/iio:device0/energy_value",
                        "t=349894\nCH0(T=349894)[S10M_VDD_TPU], 5578756\nCH1(T=349894)[VSYS_PWR_MODEM], 9\n");

        SamplingPlan plan = planned(GENERIC);

        assertThat(plan.sensing().rails())
                .containsExactly(
                        new Rail.Counter("S10M_VDD_TPU", "s10m_vdd_tpu_j", null),
                        new Rail.Counter("VSYS_PWR_MODEM", "vsys_pwr_modem_j", null));
        assertThat(channel(plan, "s10m_vdd_tpu_j"))
                .returns("[S10M_VDD_TPU],", ChannelRequest::after)
                .returns(1e-6, ChannelRequest::scale);
    }

    @Test
    void ofRapl_theTotalIsTheSumOfPackages_notOfWhatIsInThem() throws Exception {
        tree.rapl("intel-rapl:0", "package-0", 10)
                .rapl("intel-rapl:0:0", "core", 5)
                .rapl("intel-rapl:0:1", "dram", 2)
                .rapl("intel-rapl:1", "package-1", 20)
                .rapl("intel-rapl:2", "psys", 99)
                .rapl("intel-rapl-mmio:0", "package-0", 10);

        SamplingPlan plan = planned(GENERIC);

        assertThat(plan.sensing().total())
                .containsExactly(
                        new Rail.Counter(
                                "RAPL package-0 (the processor package, not the board)",
                                "rapl_package_0_j",
                                262_143_328_850L * 1e-6),
                        new Rail.Counter(
                                "RAPL package-1 (the processor package, not the board)",
                                "rapl_package_1_j",
                                262_143_328_850L * 1e-6));
        assertThat(plan.sensing().rails())
                .extracting(Rail::name)
                .contains("RAPL package-0 core", "RAPL package-0 dram", "RAPL psys")
                .hasSize(5);
    }

    @Test
    void packagesOfWhichOneCannotBeRead_areNoTotal() throws Exception {
        tree.rapl("intel-rapl:0", "package-0", 10).rapl("intel-rapl:1", "package-1", 20);
        Files.delete(tree.at("/sys/class/powercap/intel-rapl:1/energy_uj"));
        Files.createDirectory(tree.at("/sys/class/powercap/intel-rapl:1/energy_uj"));

        assertThat(planned(GENERIC).sensing())
                .returns(List.of(), sensing -> sensing.total())
                .satisfies(sensing -> assertThat(sensing.powerAbsent())
                        .contains("RAPL's energy_uj of package-1 cannot be read (EINVAL)"));
    }

    @Test
    void aBatteryWithoutCalibration_tellsNoPower() throws Exception {
        tree.battery(4_100_000, -350_000);

        SamplingPlan plan = planned(GENERIC);

        assertThat(plan.sensing().powerAbsent()).isEqualTo(BatterySource.UNCALIBRATED);
        assertThat(names(plan)).contains("battery_voltage_v", "battery_temp_c").doesNotContain("battery_current_a");
    }

    @Test
    void aBatteryIsReadInTheUnitAndSignOfItsProfile() throws Exception {
        tree.battery(4_100_000, 350);
        Profile.Battery calibration =
                new Profile.Battery(Profile.CurrentUnit.MILLIAMPERE, Profile.CurrentSign.POSITIVE_WHILE_DISCHARGING);

        SamplingPlan plan = planned(profile(new Profile.Power(List.of(), calibration)));

        assertThat(plan.sensing().total())
                .containsExactly(new Rail.VoltsAmps("battery", "battery_voltage_v", "battery_current_a", 1));
        assertThat(channel(plan, "battery_current_a").scale()).isEqualTo(1e-3);
    }

    @Test
    void aZoneThatReadsWhatNoDeviceCanHave_isLeftOut() throws Exception {
        tree.zone(0, "cpu-thermal", 45_125).zone(1, "gpu-thermal", -274_000).zone(2, "cpu-thermal", 51_000);

        SamplingPlan plan = planned(GENERIC);

        assertThat(plan.sensing().temperatures()).containsExactly("temp_cpu_thermal_c", "temp_cpu_thermal_2_c");
    }

    @Test
    void clustersLoadsAndTheWholeDeviceAreSampledToo() throws Exception {
        tree.policy(0, "0 1 2 3", 729_600, 1_510_400)
                .line("/sys/devices/platform/17000000.ga10b/load", 305)
                .line("/sys/class/devfreq/17000000.gpu/cur_freq", 306_000_000)
                .line("/sys/class/kgsl/kgsl-3d0/gpubusy", "  1234   10000")
                .line("/sys/class/net/eth0/operstate", "up")
                .line("/sys/class/net/eth0/statistics/tx_bytes", 5);

        SamplingPlan plan = planned(GENERIC);

        assertThat(plan.sensing().frequencies()).containsExactly("cpu_policy0_hz");
        assertThat(names(plan))
                .contains(
                        "cpu_policy0_cap_hz",
                        "gpu_load_pct",
                        "devfreq_17000000_gpu_hz",
                        "gpu_window_s",
                        "cpu_steal_s",
                        "memory_available_bytes",
                        "device_major_faults",
                        "pressure_cpu_some_s",
                        "net_eth0_sent_bytes");
        assertThat(channel(plan, "gpu_window_s").field()).isEqualTo(1);
        assertThat(plan.groups()).extracting(SamplingGroup::name).containsExactly("fast", "paging", "memory");
    }

    @Test
    void nvidiaCards_areAChildEach_andWhatIsNotAvailableIsNotAsked() throws Exception {
        Path programs = Files.createDirectory(folder.resolve("programs"));
        Path program = Files.write(
                programs.resolve("nvidia-smi"),
                "#!/bin/sh\necho '0, 71.52, 34, 1980, 7, 4'\necho '1, [N/A], 35, [N/A], 0, 4'\n"
                        .getBytes(StandardCharsets.UTF_8));
        Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwxr-xr-x"));
        tree.rapl("intel-rapl:0", "package-0", 10);
        Facts facts = ProbeFacts.of(tree, programs);

        SamplingPlan plan = SamplingPlan.of(facts, GENERIC, RATES);

        assertThat(plan.sensing().total())
                .extracting(Rail::name)
                .containsExactly("RAPL package-0 (the processor package, not the board)", "NVIDIA card 0 (nvidia-smi)");
        SamplingGroup second = plan.groups().getLast();
        assertThat(second.hz()).isEqualTo(10);
        assertThat(second.command())
                .containsExactly(
                        program.toString(),
                        "--id=1",
                        "--query-gpu=temperature.gpu,utilization.gpu,memory.used",
                        "--format=csv,noheader,nounits",
                        "--loop-ms=100");
        assertThat(second.channels())
                .extracting(ChannelRequest::name, ChannelRequest::column)
                .containsExactly(tuple("gpu1_temp_c", 0), tuple("gpu1_load_pct", 1), tuple("gpu1_memory_bytes", 2));
        assertThat(plan.sensing().temperatures()).contains("gpu0_temp_c", "gpu1_temp_c");
    }

    @Test
    void onADeviceWithoutAnyPowerSource_thatIsTheReason() throws Exception {
        assertThat(planned(GENERIC).sensing().powerAbsent()).isEqualTo(PowerSources.NONE);
    }

    @Test
    void onThisMachine_everyFileOfThePlanCanBeRead() throws Exception {
        SamplingPlan plan = SamplingPlan.of(ProbeFacts.ofThisMachine(), GENERIC, RATES);

        assertThat(plan.sensing().simulated()).isNull();
        assertThat(plan.groups().stream()
                        .flatMap(group -> group.channels().stream())
                        .map(ChannelRequest::file))
                .filteredOn(file -> file != null)
                .isNotEmpty()
                .allSatisfy(file -> assertThat(Path.of(file)).isReadable());
    }
}
