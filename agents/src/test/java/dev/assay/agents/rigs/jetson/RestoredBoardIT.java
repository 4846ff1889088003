package dev.assay.agents.rigs.jetson;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.agents.rigs.jetson.EmulatedBoard.Beginning;
import dev.assay.agents.rigs.jetson.EmulatedBoard.Zone;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Two boards at once from one kept state, and one before them that found it broken. */
@Timeout(600)
class RestoredBoardIT {
    private static final String RAIL =
            "cd /sys/bus/i2c/drivers/ina3221/1-0040/hwmon/hwmon*; echo $(($(cat curr1_input) * $(cat in1_input) / 1000))";

    @TempDir
    static Path folder;

    private static Beginning first;
    private static EmulatedBoard one;
    private static EmulatedBoard other;

    @BeforeAll
    static void boards() throws Exception {
        Path built = JetsonRig.needed();
        Snapshot kept = new Snapshot(folder.resolve("kept"));
        Files.createDirectories(kept.folder());
        Files.writeString(kept.folder().resolve("state"), "what no emulator wrote");
        Process disk = new ProcessBuilder(
                        "qemu-img", "create", "-q", "-f", "qcow2", kept.folder().resolve("disk.qcow2") + "", "1G")
                .inheritIO()
                .start();
        assertThat(disk.waitFor()).isZero();
        try (EmulatedBoard board = EmulatedBoard.start("orin-nano", folder.resolve("first"), built, kept)) {
            first = board.beginning();
        }
        one = EmulatedBoard.start("orin-nano", folder.resolve("one"), built, kept);
        other = EmulatedBoard.start("orin-nano", folder.resolve("other"), built, kept);
    }

    @AfterAll
    static void noBoards() throws Exception {
        for (EmulatedBoard board : Arrays.asList(one, other)) {
            if (board != null) {
                board.close();
            }
        }
    }

    @Test
    void given_a_state_that_cannot_be_read_then_the_board_boots_and_the_next_finds_a_new_one() {
        assertThat(first).isEqualTo(Beginning.BOOTED);
        assertThat(List.of(one.beginning(), other.beginning())).containsOnly(Beginning.RESTORED);
    }

    @Test
    void their_wall_clocks_are_right() throws Exception {
        for (EmulatedBoard board : List.of(one, other)) {
            long before = System.currentTimeMillis();
            long there = Long.parseLong(board.root("date +%s%3N").strip());
            assertThat(there).isBetween(before - 1_500, System.currentTimeMillis() + 1_500);
        }
    }

    @Test
    void their_names_and_ids_are_their_own_and_so_are_their_files() throws Exception {
        for (String id : List.of(
                "hostname", "cat /etc/hostname", "cat /etc/machine-id", "cat /proc/sys/kernel/random/boot_id")) {
            assertThat(one.root(id)).as(id).isNotBlank().isNotEqualTo(other.root(id));
        }
        assertThat(one.root("hostname")).isEqualTo("orin-nano-" + one.port() + "\n");

        one.root("echo mine >/home/jetson/file; sync");
        assertThat(one.root("cat /home/jetson/file")).isEqualTo("mine\n");
        assertThat(other.root("ls /home/jetson")).doesNotContain("file");
    }

    @Test
    void power_and_temperatures_are_as_each_is_told() throws Exception {
        one.power(6);
        one.temperature(Zone.TJ, 61.5);
        other.power(9);
        other.temperature(Zone.TJ, 72);

        assertThat(one.root(RAIL)).isEqualTo("6000\n");
        assertThat(other.root(RAIL)).isEqualTo("9000\n");
        assertThat(one.root("cat /sys/class/thermal/thermal_zone3/temp")).isEqualTo("61500\n");
        assertThat(other.root("cat /sys/class/thermal/thermal_zone3/temp")).isEqualTo("72000\n");
    }
}
