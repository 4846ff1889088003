package dev.assay.agents.ondevice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.assay.collectors.facts.Facts;
import dev.assay.collectors.facts.Facts.Node;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProbeFactsTest {
    @TempDir
    Path folder;

    private SensorTree tree;

    @BeforeEach
    void plant() throws Exception {
        tree = new SensorTree(folder.toRealPath());
    }

    private static Map<String, String> texts(Facts facts, String kind) {
        return facts.nodes(kind).collect(Collectors.toMap(node -> node.title() + " " + node.file(), Node::text));
    }

    @Test
    void ofThisMachine_tellsWhatTheKernelTellsJavaToo() throws Exception {
        Facts facts = ProbeFacts.ofThisMachine();

        assertThat(facts.sysfsRoot()).isNull();
        assertThat(facts.bootId())
                .isEqualTo(Files.readString(Path.of("/proc/sys/kernel/random/boot_id"))
                        .strip());
        assertThat(facts.kernel()).isEqualTo(System.getProperty("os.version"));
        assertThat(facts.cpus().stream().filter(Facts.Cpu::online).count())
                .isGreaterThanOrEqualTo(Runtime.getRuntime().availableProcessors());
        assertThat(Files.readString(Path.of("/proc/meminfo"))).contains(facts.memoryBytes() / 1024 + " kB");
        assertThat(facts.nodes("stat")).singleElement().satisfies(stat -> {
            assertThat(stat.path()).isEqualTo("/proc/stat");
            assertThat(stat.text()).startsWith("cpu ");
            assertThat(stat.costUs()).isPositive();
        });
    }

    @Test
    void givenAnEmptyFolder_thenNothingIsTold_andNothingFails() throws Exception {
        Facts facts = ProbeFacts.of(tree);

        assertThat(facts)
                .returns(null, Facts::board)
                .returns(null, Facts::memoryBytes)
                .returns(tree.root().toString(), Facts::sysfsRoot);
        assertThat(facts.nodes()).isEmpty();
        assertThat(facts.commands()).isEmpty();
    }

    @Test
    void tellsTheBoard_itsDeviceTree_andItsProcessors() throws Exception {
        tree.proc().board("NVIDIA Jetson Orin Nano Developer Kit", "nvidia,p3767-0005", "nvidia,tegra234");
        String cpus = "/sys/devices/system/cpu/";
        tree.line(cpus + "cpu0/cpu_capacity", 250)
                .line(cpus + "cpu0/topology/cluster_id", 0)
                .line(cpus + "cpu1/online", 0)
                .line(cpus + "cpu1/topology/cluster_id", -1)
                .line(cpus + "cpu1/topology/physical_package_id", 1)
                .line(cpus + "cpu1/cpufreq/cpuinfo_max_freq", 2_201_600)
                .line(cpus + "cpufreq/boost", 1);

        Facts facts = ProbeFacts.of(tree);

        assertThat(facts.board()).isEqualTo("NVIDIA Jetson Orin Nano Developer Kit");
        assertThat(facts.compatible()).containsExactly("nvidia,p3767-0005", "nvidia,tegra234");
        assertThat(facts.kernel()).isEqualTo("5.15.148-tegra");
        assertThat(facts.memoryBytes()).isEqualTo(8_000_000L * 1024);
        assertThat(facts.cpus())
                .containsExactly(
                        new Facts.Cpu(0, true, 250, 0, null), new Facts.Cpu(1, false, null, 1, 2_201_600_000L));
    }

    @Test
    void withoutADeviceTree_theBoardIsVendorAndProduct() throws Exception {
        tree.line("/sys/class/dmi/id/sys_vendor", "ACME").line("/sys/class/dmi/id/product_name", "Box 3");

        assertThat(ProbeFacts.of(tree).board()).isEqualTo("ACME Box 3");
    }

    @Test
    void aChipThatIsShownInTwoPlaces_isListedOnce_withItsLabels() throws Exception {
        tree.ina3221("1-0040", 3, "VDD_IN", "VDD_CPU_GPU_CV", "VDD_SOC");

        assertThat(texts(ProbeFacts.of(tree), "hwmon"))
                .hasSize(11)
                .containsEntry("VDD_IN in1_input", "5001")
                .containsEntry("ina3221 curr1_input", "100")
                .containsEntry("ina3221 in4_input", "500")
                .containsEntry("sum of shunt voltages in7_input", "3000");
    }

    @Test
    void aChipThatOnlyItsDriverShows_isFound() throws Exception {
        tree.ina3221("7-0040", 1, "VDD_IN").gone("/sys/class/hwmon/hwmon1");

        assertThat(ProbeFacts.of(tree).nodes("hwmon"))
                .extracting(Node::chip, Node::dir)
                .contains(tuple("ina3221", "/sys/bus/i2c/drivers/ina3221/7-0040/hwmon/hwmon1"));
    }

    @Test
    void everyFamilyOfNodesIsFound() throws Exception {
        tree.proc()
                .zone(0, "cpu-thermal", 45_125)
                .policy(0, "0 1", 729_600, 1_510_400)
                .battery(4_000_000, -5);
        tree.rapl("intel-rapl:0", "package-0", 12).rapl("intel-rapl:0:0", "core", 5);
        tree.line("/sys/class/thermal/thermal_zone0/trip_point_1_temp", 95_000)
                .line("/sys/class/thermal/thermal_zone0/trip_point_1_type", "passive")
                .line("/sys/bus/iio/devices/iio:device0/name", "ina3221x")
                .line("/sys/bus/iio/devices/iio:device0/rail_name_0", "POM_5V_IN")
                .line("/sys/bus/iio/devices/iio:device0/in_power0_input", 1750)
                .line("/sys/class/devfreq/17000000.gpu/cur_freq", 306_000_000)
                .line("/sys/devices/platform/bus@0/17000000.gpu/load", 305)
                .line("/sys/devices/platform/1c500000.mali/cur_freq", 302_000)
                .line("/sys/class/kgsl/kgsl-3d0/gpubusy", "  1234   10000")
                .line("/sys/devices/system/cpu/cpu0/cpuidle/state1/name", "WFI")
                .line("/sys/devices/system/cpu/cpu0/cpuidle/state1/time", 99)
                .line("/sys/class/net/wlan0/operstate", "up")
                .line("/sys/class/net/wlan0/statistics/rx_bytes", 77)
                .line("/sys/class/net/lo/statistics/rx_bytes", 1);

        Facts facts = ProbeFacts.of(tree);

        assertThat(facts.nodes().stream()
                        .map(node -> node.kind() + " " + node.title() + " " + node.file() + " = "
                                + node.text().lines().findFirst().orElse("")))
                .contains(
                        "power_supply battery current_now = -5",
                        "powercap package-0 energy_uj = 12",
                        "powercap core energy_uj = 5",
                        "iio POM_5V_IN in_power0_input = 1750",
                        "thermal cpu-thermal temp = 45125",
                        "thermal passive trip_point_1_temp = 95000",
                        "cpufreq 0 1 scaling_max_freq = 1510400",
                        "cpuidle WFI time = 99",
                        "devfreq 17000000.gpu cur_freq = 306000000",
                        "gpu_load 17000000.gpu load = 305",
                        "gpu_load 1c500000.mali cur_freq = 302000",
                        "kgsl kgsl-3d0 gpubusy =   1234   10000",
                        "psi kernel cpu = some avg10=0.50 avg60=0.40 avg300=0.30 total=123456",
                        "vmstat kernel vmstat = nr_free_pages 5",
                        "net up rx_bytes = 77");
        assertThat(facts.nodes()).noneMatch(node -> node.chip().equals("lo"));
    }

    @Test
    void aNodeThatCannotBeRead_isListedWithTheReason() throws Exception {
        Files.createDirectories(tree.at("/sys/class/thermal/thermal_zone0/temp"));

        assertThat(ProbeFacts.of(tree).nodes("thermal"))
                .singleElement()
                .returns("EINVAL", Node::error)
                .returns(null, Node::text)
                .returns("thermal_zone0", Node::chip);
    }

    @Test
    void aPipeWhereANodeShouldBe_doesNotHoldTheProbeUp() throws Exception {
        tree.line("/sys/class/thermal/thermal_zone0/type", "trap");
        String pipe = tree.at("/sys/class/thermal/thermal_zone0/temp").toString();
        assertThat(new ProcessBuilder("mkfifo", pipe).start().waitFor()).isZero();

        assertThat(ProbeFacts.of(tree).nodes("thermal")).singleElement().returns("EINVAL", Node::error);
    }

    @Test
    void namesAndLabelsMayHoldAnything_andAreStillJson() throws Exception {
        byte[] odd = {'"', '\\', '\n', 'a', (byte) 0xff, 0x01, (byte) 0xc3, (byte) 0xa9};
        tree.zone(0, "x", 40_000).zone(1, "y".repeat(5000), 41_000);
        Files.write(tree.at("/sys/class/thermal/thermal_zone0/type"), odd);

        assertThat(ProbeFacts.of(tree).nodes("thermal"))
                .extracting(Node::chip)
                .first()
                .isEqualTo("\"\\\na?\u0001é");
    }

    @Test
    void aLongTextIsCutAt8KiB() throws Exception {
        tree.file("/proc/vmstat", "v".repeat(20_000));

        assertThat(ProbeFacts.of(tree).nodes("vmstat"))
                .singleElement()
                .satisfies(node -> assertThat(node.text()).hasSize(8192));
    }

    @Test
    void asksNvidiaSmiOnceForItsCards() throws Exception {
        Path programs = Files.createDirectory(folder.resolve("programs"));
        script(programs.resolve("nvidia-smi"), "echo '0, 71.52, 34, 1980, 7, 4' ; echo \"$#\"");

        assertThat(ProbeFacts.of(tree, programs).commands())
                .containsExactly(new Facts.Command(
                        "nvidia-smi", programs.resolve("nvidia-smi").toString(), "0, 71.52, 34, 1980, 7, 4\n2", null));
    }

    @Test
    void anNvidiaSmiThatFails_isListedWithTheReason() throws Exception {
        Path programs = Files.createDirectory(folder.resolve("programs"));
        script(programs.resolve("nvidia-smi"), "echo 'No devices were found'; exit 6");

        assertThat(ProbeFacts.of(tree, programs).commands())
                .extracting(Facts.Command::text, Facts.Command::error)
                .containsExactly(tuple(null, "it failed, or found no card"));
    }

    @Test
    void takesTheFirstLineOfATegrastats_thatGoesOnPrinting() throws Exception {
        Path programs = Files.createDirectory(folder.resolve("programs"));
        Path program = programs.resolve("tegrastats");
        script(program, "while echo \"cpu@44C $*\"; do /bin/sleep 0.05; done");

        assertThat(ProbeFacts.of(tree, programs).commands())
                .containsExactly(new Facts.Command("tegrastats", program.toString(), "cpu@44C --interval 100", null));
    }

    @Test
    void aTegrastatsThatEndsWithinItsFirstLine_isListedWithTheReason() throws Exception {
        Path programs = Files.createDirectory(folder.resolve("programs"));
        script(programs.resolve("tegrastats"), "printf 'RAM 36'");

        assertThat(ProbeFacts.of(tree, programs).commands())
                .extracting(Facts.Command::text, Facts.Command::error)
                .containsExactly(tuple(null, "it ended without a line"));
    }

    private static void script(Path file, String body) throws Exception {
        Files.write(file, ("#!/bin/sh\n" + body + "\n").getBytes(StandardCharsets.UTF_8));
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }
}
