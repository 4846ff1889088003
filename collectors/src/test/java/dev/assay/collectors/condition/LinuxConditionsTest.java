package dev.assay.collectors.condition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class LinuxConditionsTest {
    /** A phone's files, put together by hand in the kernel's formats. */
    private static final Map<String, String> PHONE = Map.ofEntries(
            Map.entry("/proc/loadavg", "0.91 0.33 0.17 3/103 8626\n"),
            Map.entry("/proc/stat", "cpu  12840 10 6123 217617 1231 20 423 2244 99 0\ncpu0 1 2 3 4 5 6 7 8 9 10\n"),
            Map.entry(
                    "/proc/pressure/cpu",
                    "some avg10=8.96 avg60=6.01 avg300=2.81 total=29064715\nfull avg10=0.00 avg60=0.00\n"),
            Map.entry("/proc/pressure/memory", "some avg10=0.00 avg60=0.00 avg300=0.00 total=0\n"),
            Map.entry(
                    "/proc/meminfo",
                    "MemTotal:  8000000 kB\nMemAvailable:    2000 kB\nSwapTotal:  30 kB\nSwapFree:   10 kB\n"),
            Map.entry("/sys/devices/system/cpu/cpufreq/policy0/scaling_governor", "schedutil\n"),
            Map.entry("/sys/devices/system/cpu/cpufreq/policy0/scaling_cur_freq", "1804800\n"),
            Map.entry("/sys/devices/system/cpu/cpufreq/policy7/scaling_governor", "performance\n"),
            Map.entry("/sys/class/thermal/thermal_zone0/type", "battery\n"),
            Map.entry("/sys/class/thermal/thermal_zone0/temp", "31500\n"),
            Map.entry("/sys/class/thermal/thermal_zone1/temp", "-274000\n"),
            Map.entry("/sys/class/thermal/thermal_zone10/type", "cpu-1-7\n"),
            Map.entry("/sys/class/thermal/thermal_zone10/temp", "44250\n"),
            Map.entry("/sys/class/thermal/cooling_device0/type", "fan\n"),
            Map.entry("/sys/class/power_supply/battery/type", "Battery\n"),
            Map.entry("/sys/class/power_supply/battery/capacity", "87\n"),
            Map.entry("/sys/class/power_supply/battery/status", "Charging\n"),
            Map.entry("/sys/class/power_supply/usb/type", "USB\n"),
            Map.entry("/sys/class/power_supply/usb/online", "1\n"));

    @Test
    void givenABoardThenItsNameItsReleaseAndItsFansAreConditions() throws Exception {
        Map<String, String> board = Map.of(
                "/proc/device-tree/model", "NVIDIA Jetson Orin Nano Developer Kit\0",
                "/etc/nv_tegra_release", "# R36 (release), REVISION: 4.0, BOARD: generic\n# KERNEL_VARIANT: oot\n",
                "/sys/class/hwmon/hwmon0/name", "pwmfan\n",
                "/sys/class/hwmon/hwmon0/pwm1", "69\n",
                "/sys/class/hwmon/hwmon1/name", "pwm_tach\n",
                "/sys/class/hwmon/hwmon1/rpm", "1710\n",
                "/sys/class/hwmon/hwmon2/name", "ina3221\n",
                "/sys/class/hwmon/hwmon3/name", "pwmfan\n",
                "/sys/class/hwmon/hwmon3/pwm1", "\n");

        Conditions conditions = read(board);

        assertText(conditions, "board", "NVIDIA Jetson Orin Nano Developer Kit");
        assertText(conditions, "board_release", "# R36 (release), REVISION: 4.0, BOARD: generic");
        assertValue(conditions, "fan_pwmfan_pwm", 69);
        assertValue(conditions, "fan_pwm_tach_rpm", 1710);
        assertThat(conditions.find("fan_pwmfan_hwmon3_pwm").orElseThrow().absent())
                .isNotNull();
        assertThat(conditions.find("fan_pwmfan_rpm")).isEmpty();
        assertThat(conditions.find("fan_rpm")).isEmpty();
        assertThat(conditions.find("fan_ina3221_pwm")).isEmpty();
    }

    @Test
    void givenAFanOfJetPack4ThenItsFolderTells() throws Exception {
        Conditions conditions = read(Map.of(
                "/etc/nv_tegra_release", "# R32 (release), REVISION: 7.1\n",
                "/sys/devices/pwm-fan/target_pwm", "80\n",
                "/sys/devices/pwm-fan/cur_pwm", "76\n",
                "/sys/devices/pwm-fan/rpm_measured", "2100\n"));

        assertValue(conditions, "fan_pwm_fan_pwm", 76);
        assertValue(conditions, "fan_pwm_fan_rpm", 2100);
    }

    @Test
    void givenAJetsonThenItsPowerModeIsACondition() throws Exception {
        Map<String, String> board = new HashMap<>(Map.of(
                "/etc/nv_tegra_release", "# R36 (release), REVISION: 4.7\n",
                "/var/lib/nvpmodel/status", "pmode:0001\n",
                "/etc/nvpmodel.conf", "< POWER_MODEL ID=0 NAME=15W >\n< POWER_MODEL ID=1 NAME=25W >\n"));

        assertText(read(board), "power_mode", "25W");
        board.put("/var/lib/nvpmodel/status", "pmode:0010 fmode:fan_mode_quiet");
        assertText(read(board), "power_mode", "10");
        board.put("/var/lib/nvpmodel/status", "garbled");
        assertThat(read(board).find("power_mode").orElseThrow().absent()).contains("garbled");
        board.remove("/var/lib/nvpmodel/status");
        assertThat(read(board).find("power_mode").orElseThrow().absent()).contains("not there");
        assertThat(read(PHONE).find("power_mode")).isEmpty();
    }

    @Test
    void givenAFanWithUpstreamsTachometerThenItTells() throws Exception {
        Conditions conditions = read(Map.of(
                "/sys/class/hwmon/hwmon2/name", "nct6779\n",
                "/sys/class/hwmon/hwmon2/pwm1", "127\n",
                "/sys/class/hwmon/hwmon2/fan1_input", "980\n"));

        assertValue(conditions, "fan_nct6779_pwm", 127);
        assertValue(conditions, "fan_nct6779_rpm", 980);
    }

    @Test
    void givenAJetsonThatShowsNoFanThenThatIsSaid() throws Exception {
        Conditions conditions = read(Map.of("/etc/nv_tegra_release", "# R36 (release), REVISION: 4.0\n"));

        for (String name : List.of("fan_pwm", "fan_rpm")) {
            assertThat(conditions.find(name).orElseThrow().absent()).contains("no file of a fan");
        }
        assertThat(read(PHONE).find("fan_rpm")).isEmpty();
    }

    @Test
    void givenAPhoneThenItHasNoFanAndNoBoard() throws Exception {
        assertThat(read(PHONE).find("board")).isEmpty();
        assertThat(read(PHONE).find("fan_pwmfan_pwm")).isEmpty();
    }

    @Test
    void givenAPhoneThenItsCircumstancesAreInBaseUnits() throws Exception {
        Conditions conditions = read(PHONE);

        assertValue(conditions, "load_avg_1m", 0.91);
        assertValue(conditions, "cpu_total_s", 2405.08);
        assertValue(conditions, "cpu_busy_s", 194.16);
        assertValue(conditions, "cpu_steal_s", 22.44);
        assertValue(conditions, "psi_cpu_some_avg10_pct", 8.96);
        assertValue(conditions, "psi_memory_some_avg10_pct", 0);
        assertValue(conditions, "memory_available_bytes", 2_048_000);
        assertValue(conditions, "swap_used_bytes", 20_480);
        assertText(conditions, "cpu_governor_policy0", "schedutil");
        assertText(conditions, "cpu_governor_policy7", "performance");
        assertValue(conditions, "cpu_frequency_policy0_hz", 1.8048e9);
        assertValue(conditions, "temp_zone0_c", 31.5);
        assertValue(conditions, "temp_hottest_c", 44.25);
        assertThat(conditions.find("temp_hottest_c").orElseThrow().source())
                .isEqualTo("/sys/class/thermal/thermal_zone10/temp (cpu-1-7)");
        assertValue(conditions, "battery_level_battery_pct", 87);
        assertText(conditions, "battery_status_battery", "Charging");
        assertText(conditions, "charger_online_usb", "1");
    }

    /** A Samsung's charger chip has 1 in "online" with nothing plugged in; a pen's battery is not the phone's. */
    @Test
    void givenAChargerChipAndAPenThenNeitherCountsForThePhone() throws Exception {
        String dir = "/sys/class/power_supply/";
        Conditions conditions = read(Map.of(
                dir + "battery/type", "Battery\n",
                dir + "battery/status", "Discharging\n",
                dir + "max77705-charger/type", "Unknown\n",
                dir + "max77705-charger/online", "1\n",
                dir + "pen/type", "Battery\n",
                dir + "pen/scope", "Device\n",
                dir + "pen/status", "Charging\n",
                dir + "ac/type", "Mains\n",
                dir + "ac/online", "0\n"));

        assertThat(conditions.readings().stream().filter(Charger::isAbout).map(Condition::name))
                .containsExactlyInAnyOrder("battery_status_battery", "charger_online_ac");
        assertThat(Charger.of(conditions, conditions)).isEqualTo(Charger.NOT_CONNECTED);
    }

    @Test
    void givenWhatThePhoneDoesNotTellThenItIsAbsentWithTheReason() throws Exception {
        Conditions conditions = read(PHONE);

        assertThat(conditions.find("psi_io_some_avg10_pct")).hasValueSatisfying(c -> {
            assertThat(c.value()).isNull();
            assertThat(c.absent()).contains("not there");
        });
        assertThat(conditions.find("cpu_frequency_policy7_hz").map(Condition::absent))
                .isPresent();
        assertThat(conditions.find("temp_zone1_c").map(Condition::absent))
                .hasValueSatisfying(why -> assertThat(why).contains("-274000"));
    }

    @Test
    void givenADeviceWithoutAnyFileThenEveryReadingIsAbsentAndHasASource() throws Exception {
        assertThat(read(Map.of()).readings()).isNotEmpty().allSatisfy(c -> {
            assertThat(c.value()).isNull();
            assertThat(c.text()).isNull();
            assertThat(c.absent()).isNotBlank();
            assertThat(c.source()).startsWith("/");
        });
    }

    @Property(tries = 150)
    void givenAnyTextThenEachReadingHasExactlyOneOfValueTextAndReason(@ForAll String text) throws Exception {
        Map<String, String> garbled = new HashMap<>(PHONE);
        garbled.replaceAll((path, _) -> path.endsWith("/type") ? PHONE.get(path) : text);

        assertThat(read(garbled).readings())
                .allSatisfy(c -> assertThat(
                                Stream.of(c.value(), c.text(), c.absent()).filter(v -> v != null))
                        .hasSize(1));
    }

    @Test
    void givenABoardWithRailsAndACounterThenItsPowerSourcesAreNamedAndAFanIsNone() throws Exception {
        Map<String, String> board = Map.of(
                "/sys/class/powercap/intel-rapl:0/energy_uj", "1\n",
                "/sys/class/powercap/intel-rapl/enabled", "1\n",
                "/sys/class/hwmon/hwmon0/fan1_input", "1200\n",
                "/sys/class/hwmon/hwmon3/curr1_input", "810\n",
                "/sys/bus/iio/devices/iio:device0/energy_value", "t=1\n");

        assertText(
                read(board),
                "power_sources",
                "/sys/class/powercap/intel-rapl:0, /sys/class/hwmon/hwmon3, /sys/bus/iio/devices/iio:device0");
        assertThat(read(Map.of()).find("power_sources").map(Condition::absent))
                .contains("no power source on this device");
    }

    @Test
    void givenTwoReadingsThenTheOthersShareIsWhatIsBusyAndNotOurs() {
        Conditions before = at(Condition.of("cpu_total_s", "s", 100, ""), Condition.of("cpu_busy_s", "s", 10, ""));
        Conditions after = at(Condition.of("cpu_total_s", "s", 140, ""), Condition.of("cpu_busy_s", "s", 30, ""));

        assertThat(ProcessorTime.otherShare(before, after, 14).value()).isEqualTo(15.0);
        assertThat(ProcessorTime.otherShare(before, after, 21).value()).isEqualTo(0.0);
        assertThat(ProcessorTime.otherShare(after, before, 1).absent()).isNotBlank();
        assertThat(ProcessorTime.otherShare(null, after, 1).absent()).isNotBlank();
        assertThat(ProcessorTime.otherShare(before, before, 0).absent()).isNotBlank();
    }

    private static Conditions read(Map<String, String> files) throws Exception {
        return at(LinuxConditions.read(new InMemory(files)).toArray(Condition[]::new));
    }

    private static Conditions at(Condition... readings) {
        return new Conditions(Instant.EPOCH, List.of(readings));
    }

    private static void assertValue(Conditions conditions, String name, double value) {
        assertThat(conditions.value(name).orElseThrow()).describedAs(name).isCloseTo(value, within(1e-6));
    }

    private static void assertText(Conditions conditions, String name, String text) {
        assertThat(conditions.find(name).map(Condition::text)).hasValue(text);
    }

    private record InMemory(Map<String, String> files) implements DeviceFiles {
        @Override
        public Optional<String> read(String absolutePath) {
            return Optional.ofNullable(files.get(absolutePath));
        }

        @Override
        public List<String> list(String dir) {
            return files.keySet().stream()
                    .filter(path -> path.startsWith(dir + "/"))
                    .map(path -> path.substring(dir.length() + 1).split("/")[0])
                    .distinct()
                    .toList();
        }
    }
}
