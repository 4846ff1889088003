package dev.assay.agents.rigs.adbd;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Twenty devices at once do not see each other, and nothing is left of them. */
@Timeout(300)
class ManyDevicesIT {
    private static final int DEVICES = 20;

    @TempDir
    Path folder;

    @Test
    void twenty_devices_are_apart_and_leave_nothing_behind() throws Exception {
        List<AdbdDevice> devices = new ArrayList<>();
        AdbHost host = AdbHost.start(folder.resolve("host"));
        try {
            for (int i = 0; i < DEVICES; i++) {
                devices.add(AdbdDevice.start(i % 2 == 0 ? "pixel-8" : "galaxy-s21", folder.resolve("device" + i), 64));
                devices.get(i).property("rig.test.number", Integer.toString(i));
                assertThat(host.connect(devices.get(i))).isEqualTo("device");
            }
            for (int i = 0; i < DEVICES; i++) {
                host.on(devices.get(i), "shell", "getprop rig.test.number >/data/local/tmp/number");
                devices.get(i).sensor("/sys/class/power_supply/battery/temp", 200 + i);
            }

            Set<String> boots = new HashSet<>();
            for (int i = 0; i < DEVICES; i++) {
                assertThat(host.on(
                                        devices.get(i),
                                        "shell",
                                        "cat /data/local/tmp/number; dumpsys battery | grep -m 1 temp; pgrep -x adbd; uname -n")
                                .out())
                        .isEqualTo(i + "\n  temperature: " + (200 + i) + "\n2\n" + (i % 2 == 0 ? "shiba" : "o1s"));
                boots.add(host.on(devices.get(i), "shell", "cat /proc/sys/kernel/random/boot_id")
                        .out());
            }
            assertThat(boots).as("ids of boots").hasSize(DEVICES);
            assertThat(running()).as("processes that name this test's folder").isNotEmpty();
        } finally {
            for (AdbdDevice device : devices) {
                device.close();
            }
            host.close();
        }
        assertThat(running()).isEmpty();
        assertThat(Files.readAllLines(Path.of("/proc/self/mountinfo")))
                .as("mounts of this machine")
                .noneMatch(line -> line.contains(folder.toString()));
    }

    @Test
    void what_runs_on_a_device_ends_with_its_program_however_that_ends() throws Exception {
        try (AdbHost host = AdbHost.start(folder.resolve("host"))) {
            AdbdDevice device = AdbdDevice.start("pixel-8", folder.resolve("device"), 64);
            host.connect(device);
            host.on(device, "shell", "setsid sleep 1000 >/dev/null 2>&1 </dev/null & sleep 0.1");
            ProcessHandle program = ProcessHandle.current()
                    .children()
                    .filter(child -> child.info().commandLine().orElse("").contains("--root " + folder))
                    .findFirst()
                    .orElseThrow();
            List<ProcessHandle> inside = program.descendants().toList();
            assertThat(inside).as("its first process, adbd, sleep").hasSize(3);

            program.destroyForcibly();
            for (ProcessHandle process : inside) {
                process.onExit().get();
            }
            device.close();
        }
        assertThat(running()).isEmpty();
    }

    /** Command lines and working folders of processes that have to do with this test. */
    private List<String> running() throws Exception {
        List<String> found = new ArrayList<>();
        for (ProcessHandle process : ProcessHandle.allProcesses().toList()) {
            if (process.pid() == ProcessHandle.current().pid()) {
                continue;
            }
            try {
                String environment = Files.readString(Path.of("/proc/" + process.pid() + "/environ"));
                String command = Files.readString(Path.of("/proc/" + process.pid() + "/cmdline"));
                if ((environment + command).contains(folder.toString())) {
                    found.add(command.replace('\0', ' '));
                }
            } catch (IOException e) {
                // it has ended meanwhile, or belongs to somebody else
            }
        }
        return found;
    }
}
