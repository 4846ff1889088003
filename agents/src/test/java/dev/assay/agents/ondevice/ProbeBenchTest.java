package dev.assay.agents.ondevice;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** {@code probe bench} says what sampling costs on this device, beside what it must cost at least. */
class ProbeBenchTest {
    @TempDir
    Path root;

    private record Said(int code, String text) {}

    private static Said bench(String... arguments) throws Exception {
        List<String> command = new ArrayList<>(List.of(ProbeJob.program("probe").toString(), "bench"));
        command.addAll(List.of(arguments));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Said(process.waitFor(), text);
    }

    private void sensor(String name, String text) throws Exception {
        Path chip = Files.createDirectories(root.resolve("sys/class/hwmon/hwmon0"));
        Files.writeString(chip.resolve(name), text);
    }

    @Test
    void sensorsBelowTheRootAreReadAndEveryTickIsAccountedFor() throws Exception {
        sensor("in1_input", "5000\n");
        sensor("in1_label", "VDD_IN\n");
        sensor("curr1_input", "N/A\n");
        sensor("power1_input", "1\n");

        Said said = bench("--hz", "200", "--seconds", "1", "--sysfs-root", root.toString(), "--json");

        assertThat(said.code()).isZero();
        JsonNode found = JsonMapper.shared().readTree(said.text());
        assertThat(found.path("schema").stringValue()).isEqualTo("assay.bench/1");
        assertThat(found.path("files")).hasSize(2);
        assertThat(found.path("samples").asLong())
                .isEqualTo(2 * found.path("ticks").asLong());
        assertThat(found.path("ticks").asLong() + found.path("lost_ticks").asLong())
                .isBetween(195L, 205L + (long) (200 * (found.path("seconds").asDouble() - 1)));
        assertThat(found.path("core_pct").asDouble()).isPositive();
        assertThat(found.path("floor_wakeup_us").asDouble()).isPositive();
    }

    @Test
    void peopleReadTheSameInWords() throws Exception {
        sensor("in1_input", "5000\n");

        Said said = bench("--hz", "100", "--seconds", "1", "--channels", "1", "--sysfs-root", root.toString());

        assertThat(said.text()).contains("1 channels, a file each, at 100 Hz", "jitter", "own CPU", "floor", "stolen");
    }

    @Test
    void aDeviceWithNothingToReadIsSaidToBeOne() throws Exception {
        Said said = bench("--seconds", "1", "--sysfs-root", root.toString());

        assertThat(said.code()).isEqualTo(1);
        assertThat(said.text()).contains("holds no number to read");
    }

    @Test
    void aRateThatCannotBeKeptIsRefused() throws Exception {
        assertThat(bench("--hz", "1001")).isEqualTo(new Said(2, "probe: bench: --hz: '1001' is out of range\n"));
        assertThat(bench("--fast").code()).isEqualTo(2);
    }
}
