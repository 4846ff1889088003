package dev.assay.agents.rigs.jetson;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.assay.agents.rigs.adbd.Waveform;
import dev.assay.agents.rigs.jetson.EmulatedBoard.Zone;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The rig behaves as a board does behind SSH: what a test of Assay relies on, seen through the real client. */
@Timeout(600)
class EmulatedBoardIT {
    @TempDir
    Path folder;

    private String ssh(EmulatedBoard board, String command) throws Exception {
        Path known = Files.writeString(folder.resolve("known_hosts"), board.knownHost() + "\n");
        Process ssh = new ProcessBuilder(
                        "ssh",
                        "-F",
                        "none",
                        "-i",
                        board.key().toString(),
                        "-o",
                        "UserKnownHostsFile=" + known,
                        "-o",
                        "BatchMode=yes",
                        "-o",
                        "LogLevel=ERROR",
                        "-p",
                        Integer.toString(board.port()),
                        "jetson@127.0.0.1",
                        command)
                .redirectErrorStream(true)
                .start();
        ssh.getOutputStream().close();
        String said = new String(ssh.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(ssh.waitFor()).as(said).isZero();
        return said.replace("\0", "").strip();
    }

    @Test
    void an_orin_nano_shows_rails_zones_and_modes_as_told_and_powers_off_when_it_is_too_hot() throws Exception {
        try (EmulatedBoard board = EmulatedBoard.orinNano(folder.resolve("board"))) {
            assertThat(ssh(board, "uname -m; cat /proc/device-tree/model /proc/device-tree/assay,rig"))
                    .isEqualTo("aarch64\nNVIDIA Jetson Orin Nano Developer Kit (emulated)emulated");
            assertThat(ssh(board, "cat /sys/class/thermal/thermal_zone*/type").lines())
                    .containsExactly("cpu-thermal", "gpu-thermal", "soc0-thermal", "tj-thermal");
            assertThat(ssh(board, "cd /sys/bus/i2c/drivers/ina3221/1-0040/hwmon/hwmon*; cat in[123]_label")
                            .lines())
                    .containsExactly("VDD_IN", "VDD_CPU_GPU_CV", "VDD_SOC");
            assertThat(ssh(board, "ls /sys/class/devfreq; cat /sys/devices/platform/17000000.gpu/load"))
                    .isEqualTo("17000000.gpu\n0");
            modesAndClocksAreToldSetAndRestored(board);
            assertThat(ssh(board, "cat /sys/class/hwmon/hwmon*/pwm1 /sys/class/hwmon/hwmon*/rpm"))
                    .isEqualTo("69\n1380");

            drivenPowerIsWhatTheDriverShows(board);
            theClockOfTheBoardIsItsOwn(board);

            String name = board.root("hostname");
            String boot = board.root("cat /proc/sys/kernel/random/boot_id");
            board.temperature(Zone.TJ, 105);
            assertThat(board.powersOff(Duration.ofMinutes(2))).isTrue();
            String before = Files.readString(folder.resolve("board/console"));
            assertThat(before).contains("critical temperature reached");
            board.restart();
            assertThat(board.root("cat /proc/sys/kernel/random/boot_id")).isNotEqualTo(boot);
            assertThat(board.root("hostname")).isEqualTo(name);
            assertThat(ssh(board, "nvpmodel -q")).as("its disk is the same").contains("MAXN_SUPER");
            assertThat(ssh(board, "sudo -n jetson_clocks --show"))
                    .as("clocks are over with a restart")
                    .contains("GPU MinFreq=306000000 MaxFreq=1020000000");
        }
    }

    private void modesAndClocksAreToldSetAndRestored(EmulatedBoard board) throws Exception {
        assertThat(ssh(board, "nvpmodel -q; nvpmodel -m 2; cat /var/lib/nvpmodel/status"))
                .isEqualTo("NV Power Mode: 25W\n1\nNVPM ERROR: need root privilege to set power mode\npmode:0001");
        assertThat(ssh(board, "sudo -n nvpmodel -m 3 </dev/null; sudo -n nvpmodel -m 2; cat /var/lib/nvpmodel/status"))
                .as("one mode needs a restart, another does not")
                .contains("Reboot required for changing to this power mode: 3", "no request for power mode")
                .endsWith("\npmode:0002");
        assertThat(ssh(board, "sudo -n jetson_clocks --restore /tmp/no; echo $?"))
                .isEqualTo("Error: /tmp/no file not found !\n1");
        assertThat(ssh(board, """
                        sudo -n jetson_clocks --store /tmp/c; sudo -n jetson_clocks --store /tmp/c </dev/null
                        sudo -n jetson_clocks; sudo -n jetson_clocks --show"""))
                .contains(
                        "File /tmp/c already exists. Can I overwrite it? Y/N:",
                        "cpu0:  Online=1 Governor=schedutil MinFreq=1728000 MaxFreq=1728000",
                        "EMC MinFreq=204000000 MaxFreq=3199000000 CurrentFreq=3199000000 FreqOverride=1",
                        "pwm1=69",
                        "NV Power Mode: MAXN_SUPER");
        assertThat(ssh(board, "sudo -n jetson_clocks --restore /tmp/c; sudo -n jetson_clocks --show"))
                .contains("MinFreq=729600 MaxFreq=1728000");
    }

    private void drivenPowerIsWhatTheDriverShows(EmulatedBoard board) throws Exception {
        try (DrivenPower power = board.drive(Waveform.ramp(5, 10, 5), Duration.ofMillis(10))) {
            Thread.sleep(300);
            String read = ssh(
                    board,
                    "cd /sys/bus/i2c/drivers/ina3221/1-0040/hwmon/hwmon*; for i in 1 2 3 4 5; do "
                            + "read up idle < /proc/uptime; read ma < curr1_input; read mv < in1_input; echo $up $ma $mv; done");
            List<Double> errors = new ArrayList<>();
            for (String line : read.lines().toList()) {
                String[] words = line.split(" ");
                long at = Math.round(Double.parseDouble(words[0]) * 1e9);
                double watts = Double.parseDouble(words[1]) * Double.parseDouble(words[2]) / 1e6;
                errors.add(watts - power.joules(at, at + 1_000_000) / 1e-3);
            }
            assertThat(errors).hasSize(5).allSatisfy(error -> assertThat(error).isCloseTo(0, within(0.3)));
            assertThat(power.count()).isGreaterThan(20);
        }
    }

    private void theClockOfTheBoardIsItsOwn(EmulatedBoard board) throws Exception {
        board.clock(Duration.ofHours(3));
        long there = Long.parseLong(ssh(board, "date +%s"));

        assertThat(there - Instant.now().getEpochSecond()).isBetween(10_700L, 10_900L);
    }

    @Test
    void a_nano_shows_its_rails_by_iio_and_its_link_can_be_cut_slowed_and_mended() throws Exception {
        try (EmulatedBoard board = EmulatedBoard.nano(folder.resolve("board"))) {
            assertThat(ssh(board, "cd /sys/bus/i2c/drivers/ina3221x/6-0040/iio:device0; cat rail_name_*")
                            .lines())
                    .containsExactly("POM_5V_IN", "POM_5V_GPU", "POM_5V_CPU");
            try (DrivenPower power = board.drive(Waveform.constant(6), Duration.ofMillis(50))) {
                assertThat(ssh(board, "cat /sys/bus/i2c/drivers/ina3221x/6-0040/iio:device0/in_power0_input"))
                        .isEqualTo("6000");
                assertThat(power.count()).isPositive();
            }
            assertThat(ssh(board, "cd /sys/devices/pwm-fan; cat target_pwm rpm_measured"))
                    .isEqualTo("69\n1380");

            long begin = System.nanoTime();
            ssh(board, "true");
            double quick = (System.nanoTime() - begin) / 1e9;
            board.shape("delay 300ms");
            begin = System.nanoTime();
            ssh(board, "true");
            assertThat((System.nanoTime() - begin) / 1e9).isGreaterThan(quick + 1);
            board.unshape();

            board.cutLink();
            assertThat(board.root("hostname")).as("not over the network").startsWith("nano-");
            board.mendLink();
            assertThat(ssh(board, "echo back")).isEqualTo("back");

            board.freeze();
            board.thaw();
            assertThat(ssh(board, "echo alive")).isEqualTo("alive");
        }
    }
}
