package dev.assay.agents.rigs.adbd;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The rig behaves as a phone does behind adb: what a test of Assay relies on, seen through the real client. */
@Timeout(120)
class AdbdDeviceIT {
    @TempDir
    static Path home;

    @TempDir
    Path folder;

    private static AdbHost host;
    private AdbdDevice device;

    @BeforeAll
    static void aHost() throws Exception {
        host = AdbHost.start(home);
    }

    @AfterAll
    static void noHost() throws Exception {
        if (host != null) {
            host.close();
        }
    }

    @BeforeEach
    void aDevice() throws Exception {
        device = AdbdDevice.pixel(folder.resolve("device"));
    }

    @AfterEach
    void noDevice() throws Exception {
        if (device != null) {
            device.close();
        }
    }

    @Test
    void a_shell_gives_exit_code_and_both_outputs() throws Exception {
        assertThat(host.connect(device)).isEqualTo("device");
        AdbRun run = host.on(device, "shell", "echo out; echo err >&2; exit 7");

        assertThat(run.exit()).isEqualTo(7);
        assertThat(run.out()).isEqualTo("out");
        assertThat(run.err()).isEqualTo("err");
        assertThat(host.on(device, "shell", "id -u; uname -n; pwd").out()).isEqualTo("2000\nshiba\n/");
    }

    @Test
    void what_is_pushed_comes_back() throws Exception {
        byte[] bytes = new byte[3_000_001];
        new Random(1).nextBytes(bytes);
        Path file = Files.write(folder.resolve("sent"), bytes);
        host.connect(device);

        assertThat(host.on(device, "push", file.toString(), "/data/local/tmp/a b/sent")
                        .exit())
                .isZero();
        assertThat(host.on(device, "shell", "sha256sum '/data/local/tmp/a b/sent'")
                        .out())
                .startsWith(HexFormat.of()
                        .formatHex(MessageDigest.getInstance("SHA-256").digest(bytes)));
        Path back = folder.resolve("back");
        assertThat(host.on(device, "pull", "/data/local/tmp/a b/sent", back.toString())
                        .exit())
                .isZero();
        assertThat(back).hasBinaryContent(bytes);
        assertThat(device.file("/data/local/tmp/a b/sent")).as("seen from here").hasBinaryContent(bytes);
    }

    @Test
    void a_frozen_device_is_listed_and_its_shells_hang_until_it_thaws() throws Exception {
        host.connect(device);
        device.freeze();

        assertThat(host.on(Duration.ofSeconds(1), device, "shell", "echo here").timedOut())
                .isTrue();
        assertThat(host.state(device)).isEqualTo("device");

        device.thaw();
        assertThat(host.on(device, "shell", "echo here").out()).isEqualTo("here");
    }

    @Test
    void a_device_killed_in_a_push_is_lost_and_keeps_a_part() throws Exception {
        Path file = folder.resolve("large");
        try (RandomAccessFile large = new RandomAccessFile(file.toFile(), "rw")) {
            large.setLength(1_500_000_000L);
        }
        host.connect(device);
        Path there = device.file("/data/local/tmp/large");
        Process push = host.begin(device, "push", file.toString(), "/data/local/tmp/large");
        while (!Files.exists(there) || Files.size(there) < 1_000_000) {
            assertThat(push.isAlive()).isTrue();
            Thread.onSpinWait();
        }
        device.kill();

        assertThat(push.waitFor()).isNotZero();
        assertThat(Files.size(there)).isBetween(1_000_000L, 1_499_999_999L);
        device.restart();
        host.await(device, "device");
        assertThat(host.on(device, "shell", "stat -c %s /data/local/tmp/large").out())
                .isEqualTo(Long.toString(Files.size(there)));
    }

    @Test
    void an_unauthorised_device_becomes_one_when_it_is_allowed() throws Exception {
        device.requireAuthorisation();
        assertThat(host.connect(device)).isEqualTo("unauthorized");
        assertThat(host.on(device, "shell", "id").exit()).isNotZero();

        device.authorise();
        host.await(device, "device");
        assertThat(host.on(device, "shell", "id -un").out()).isEqualTo("shell");
    }

    @Test
    void a_full_disk_refuses_a_push_and_a_write() throws Exception {
        Path file = Files.write(folder.resolve("sent"), new byte[5_000_000]);
        host.connect(device);
        device.leaveOnDisk(1_000_000);

        AdbRun push = host.on(device, "push", file.toString(), "/data/local/tmp/sent");
        assertThat(push.exit()).isNotZero();
        assertThat(push.out() + push.err()).contains("No space left on device");
        AdbRun write = host.on(device, "shell", "head -c 2000000 /dev/zero >/data/local/tmp/zeros");
        assertThat(write.exit()).isNotZero();
        assertThat(write.err()).containsIgnoringCase("no space left");
        host.on(device, "shell", "rm -f /data/local/tmp/*");

        device.freeDisk();
        assertThat(host.on(device, "push", file.toString(), "/data/local/tmp/sent")
                        .exit())
                .isZero();
    }

    @Test
    void a_reboot_asked_for_over_adb_ends_what_runs_there_and_keeps_its_files() throws Exception {
        host.connect(device);
        String boot =
                host.on(device, "shell", "cat /proc/sys/kernel/random/boot_id").out();
        host.on(
                device,
                "shell",
                "echo kept >/data/local/tmp/kept; setsid sleep 1000 >/dev/null 2>&1 </dev/null & sleep 0.1");
        assertThat(host.on(device, "shell", "pgrep -f [s]leep.1000").out()).isNotEmpty();
        int port = device.port();
        long clock = device.clockNs();

        host.on(device, "reboot");
        device.awaitBoots(2, Duration.ofSeconds(20));

        assertThat(device.port()).isEqualTo(port);
        host.await(device, "device");
        assertThat(host.on(device, "shell", "cat /proc/sys/kernel/random/boot_id")
                        .out())
                .isNotEqualTo(boot)
                .matches("[0-9a-f-]{36}");
        assertThat(device.clockNs()).as("its clock began anew").isLessThanOrEqualTo(clock);
        assertThat(host.on(device, "shell", "cat /data/local/tmp/kept; pgrep -f [s]leep.1000")
                        .out())
                .isEqualTo("kept");
    }

    @Test
    void its_clock_is_another_one() throws Exception {
        host.connect(device);
        long before = System.nanoTime();
        double uptime = Double.parseDouble(
                host.on(device, "shell", "cat /proc/uptime").out().split(" ")[0]);
        long after = System.nanoTime();

        assertThat(device.hostNs((long) (uptime * 1e9)))
                .as("with hundredths of a second in /proc/uptime")
                .isBetween(before - 10_000_000, after);
        if (Files.exists(Path.of("/proc/self/ns/time"))) {
            assertThat(device.clockNs()).isNegative();
            assertThat(uptime).as("it has just booted").isLessThan(600);
        }
    }

    @Test
    void it_says_that_it_is_synthetic() throws Exception {
        host.connect(device);
        assertThat(host.on(device, "shell", "getprop ro.assay.rig").out()).isEqualTo("synthetic");
        assertThat(host.on(device, "shell", "getprop").out())
                .contains("[ro.product.model]: [Pixel 8]", "[ro.build.id]: [SYNTHETIC]");
    }

    @Test
    void a_sensor_may_be_denied_to_the_shell_user() throws Exception {
        String rails = "/sys/bus/iio/devices/iio:device0/energy_value";
        host.connect(device);
        assertThat(host.on(device, "shell", "cat " + rails).err()).contains("Permission denied");

        device.allow(rails);
        assertThat(host.on(device, "shell", "cat " + rails).out()).contains("[S10M_VDD_TPU]");
        device.deny(rails);
        assertThat(host.on(device, "shell", "cat " + rails).exit()).isNotZero();
    }

    @Test
    void the_probe_runs_on_it_and_senses_the_face() throws Exception {
        Path probe = Path.of("target/on-device/linux-"
                        + (System.getProperty("os.arch").equals("amd64") ? "x86_64" : "aarch64"))
                .resolve("probe");
        host.connect(device);
        host.on(device, "push", probe.toString(), "/data/local/tmp/probe");
        AdbRun facts = host.on(device, "shell", "/data/local/tmp/probe facts");

        assertThat(facts.exit()).as(facts.err()).isZero();
        assertThat(facts.out())
                .contains(Files.readString(device.file("/rig/boot_id")).strip())
                .contains("\"path\":\"/sys/class/power_supply/battery/current_now\",\"text\":\"-310000\"")
                .contains("\"chip\":\"BIG\"", "\"error\":\"EACCES\"", "{\"cpu\":0,\"online\":true");
    }

    @Test
    void nothing_of_this_machines_libraries_is_on_it() throws Exception {
        host.connect(device);
        assertThat(host.on(device, "shell", "ls /lib /lib64 /system/lib64 2>/dev/null")
                        .out())
                .isEmpty();
        host.on(device, "push", "/bin/true", "/data/local/tmp/true");
        assertThat(host.on(device, "shell", "/data/local/tmp/true").err())
                .as("its loader is not there")
                .contains("No such file or directory");
    }
}
