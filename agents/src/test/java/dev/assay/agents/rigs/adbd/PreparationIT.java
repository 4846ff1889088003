package dev.assay.agents.rigs.adbd;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The commands that prepare a phone for a measurement, and undo it: they answer as Android's do and keep what they were told. */
@Timeout(120)
class PreparationIT {
    @TempDir
    static Path folder;

    private static AdbHost host;
    private static AdbdDevice pixel;
    private static AdbdDevice galaxy;

    @BeforeAll
    static void aHostAndDevices() throws Exception {
        host = AdbHost.start(folder.resolve("host"));
        pixel = AdbdDevice.pixel(folder.resolve("pixel"));
        galaxy = AdbdDevice.galaxy(folder.resolve("galaxy"));
        host.connect(pixel);
        host.connect(galaxy);
    }

    @AfterAll
    static void nothing() throws Exception {
        for (AutoCloseable each : new AutoCloseable[] {pixel, galaxy, host}) {
            if (each != null) {
                each.close();
            }
        }
    }

    private static String shell(String command) throws Exception {
        AdbRun run = host.on(pixel, "shell", command);
        return (run.out() + "\n" + run.err()).strip();
    }

    @Test
    void settings_are_kept_and_deleted() throws Exception {
        assertThat(shell("settings get system screen_brightness_mode")).isEqualTo("1");
        assertThat(shell("settings put system screen_brightness_mode 0; settings get system screen_brightness_mode"))
                .isEqualTo("0");
        assertThat(shell("settings put global a_b 'two words'; settings get global a_b; settings get system a_b"))
                .isEqualTo("two words\nnull");
        assertThat(shell("settings delete global a_b; settings delete global a_b; settings get global a_b"))
                .isEqualTo("Deleted 1 rows\nDeleted 0 rows\nnull");
        assertThat(shell("settings list secure")).contains("location_mode=3").doesNotContain("screen");
        assertThat(host.on(pixel, "shell", "settings get nowhere x").exit()).isNotZero();
    }

    @Test
    void the_screen_can_be_kept_on_and_turned_off() throws Exception {
        assertThat(shell("svc power stayon true; settings get global stay_on_while_plugged_in"))
                .isNotEqualTo("0");
        assertThat(shell("svc power stayon false; settings get global stay_on_while_plugged_in"))
                .isEqualTo("0");
        assertThat(shell("input keyevent KEYCODE_SLEEP; dumpsys power")).contains("mWakefulness=Asleep");
        assertThat(shell("input keyevent 224; dumpsys power")).contains("mWakefulness=Awake");
    }

    @Test
    void radios_can_be_switched() throws Exception {
        assertThat(shell("cmd connectivity airplane-mode enable; cmd connectivity airplane-mode"))
                .isEqualTo("enabled");
        assertThat(shell("settings get global airplane_mode_on")).isEqualTo("1");
        assertThat(shell("cmd connectivity airplane-mode disable; cmd connectivity airplane-mode"))
                .isEqualTo("disabled");
        assertThat(shell("svc wifi disable; settings get global wifi_on; svc wifi enable; settings get global wifi_on"))
                .isEqualTo("0\n1");
    }

    @Test
    void the_battery_service_shows_the_sensors_unless_it_was_told_otherwise() throws Exception {
        pixel.sensor("/sys/class/power_supply/battery/capacity", 61);
        pixel.sensor("/sys/class/power_supply/battery/status", "Charging");
        pixel.sensor("/sys/class/power_supply/usb/online", 1);
        assertThat(shell("dumpsys battery"))
                .contains("  level: 61", "  status: 2", "  USB powered: true", "  voltage: 4020", "  temperature: 274");

        assertThat(shell("cmd battery unplug; dumpsys battery"))
                .contains("(UPDATES STOPPED -- use 'reset' to restart)", "  USB powered: false");
        assertThat(shell("dumpsys battery set level 5; dumpsys battery")).contains("  level: 5");
        assertThat(shell("dumpsys battery reset; dumpsys battery"))
                .contains("  level: 61", "  USB powered: true")
                .doesNotContain("UPDATES STOPPED");
    }

    @Test
    void the_thermal_service_shows_the_zones_and_can_be_overridden() throws Exception {
        pixel.sensor("/sys/class/thermal/thermal_zone0/temp", 45250);
        assertThat(shell("dumpsys thermalservice"))
                .contains("Temperature{mValue=45.25, mType=0, mName=BIG, mStatus=0}", "Thermal Status: 0")
                .contains("mValue=-3.4028235E38");
        assertThat(shell("cmd thermalservice override-status 3; dumpsys thermalservice"))
                .contains("IsStatusOverride: true", "Thermal Status: 3");
        assertThat(shell("cmd thermalservice reset; dumpsys thermalservice"))
                .contains("IsStatusOverride: false", "Thermal Status: 0");
    }

    @Test
    void a_package_can_be_excepted_from_idle_mode() throws Exception {
        assertThat(shell("dumpsys deviceidle whitelist +dev.assay.a; dumpsys deviceidle whitelist"))
                .isEqualTo("Added: dev.assay.a\nuser,dev.assay.a,10000");
        assertThat(shell("dumpsys deviceidle whitelist -dev.assay.a; dumpsys deviceidle whitelist"))
                .isEqualTo("Removed: dev.assay.a");
    }

    @Test
    void idle_mode_can_be_switched_off_deep_and_light() throws Exception {
        assertThat(shell("dumpsys deviceidle enabled deep; dumpsys deviceidle enabled"))
                .isEqualTo("1\n1");
        assertThat(shell("dumpsys deviceidle disable deep; dumpsys deviceidle enabled deep;"
                        + " dumpsys deviceidle enabled light; dumpsys deviceidle enabled all"))
                .isEqualTo("Deep idle mode disabled\n0\n1\n0");
        assertThat(shell("cmd deviceidle disable; dumpsys deviceidle enabled light"))
                .contains("Light idle mode disabled\n0");
        assertThat(shell("dumpsys deviceidle enable; dumpsys deviceidle enabled"))
                .isEqualTo("Deep idle mode enabled\nLight idle mode enabled\n1");
        assertThat(shell("dumpsys deviceidle enabled often")).isEqualTo("Unknown idle mode: often");
    }

    @Test
    void what_is_not_there_is_refused() throws Exception {
        assertThat(host.on(pixel, "shell", "dumpsys nothing").err()).isEqualTo("Can't find service: nothing");
        assertThat(host.on(pixel, "shell", "cmd nothing").exit()).isEqualTo(20);
        assertThat(host.on(pixel, "shell", "setprop ro.product.model other").exit())
                .isNotZero();
        assertThat(shell("setprop debug.a b; getprop debug.a; getprop debug.none; getprop debug.none other"))
                .isEqualTo("b\n\nother");
    }

    @Test
    void phones_differ_in_unit_names_and_texts() throws Exception {
        AdbRun run = host.on(galaxy, "shell", "cat /sys/class/power_supply/battery/current_now; dumpsys battery");
        assertThat(run.out()).startsWith("-287\n").contains("[EventLogBuffer]\n  level: 65");
        assertThat(shell("cat /sys/class/power_supply/battery/current_now; dumpsys battery"))
                .startsWith("-310000\n")
                .doesNotContain("EventLogBuffer");
        assertThat(host.on(galaxy, "shell", "dumpsys thermalservice").out()).contains("mName=AP");
        assertThat(host.on(galaxy, "shell", "ls /sys/bus/iio").exit()).isNotZero();
    }

    @Test
    void a_package_can_be_installed_and_removed() throws Exception {
        Path file = Files.write(folder.resolve("some.apk"), new byte[100_000]);
        assertThat(host.on(pixel, "install", file.toString()).out()).contains("Success");
        String name = shell("pm list packages").replace("package:", "");
        assertThat(name).startsWith("synthetic.");
        assertThat(shell("pm path " + name)).isEqualTo("package:/data/app/" + name + ".apk");
        assertThat(shell("pm uninstall " + name + "; pm list packages")).isEqualTo("Success");
    }
}
