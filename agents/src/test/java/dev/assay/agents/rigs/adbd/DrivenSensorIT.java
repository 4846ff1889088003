package dev.assay.agents.rigs.adbd;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A sensor that is driven shows on the device what its record says. */
@Timeout(120)
class DrivenSensorIT {
    private static final String CURRENT = "/sys/class/power_supply/battery/current_now";

    @TempDir
    Path folder;

    private AdbdDevice device;

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
    void the_device_sees_the_waveform() throws Exception {
        try (AdbHost host = AdbHost.start(folder.resolve("host"))) {
            host.connect(device);
            device.drive(CURRENT, -1e6, Waveform.ramp(0.1, 1.1, 10), Duration.ofMillis(10));
            String loop = "i=0; while [ $i -lt 20 ]; do cat " + CURRENT + "; sleep 0.02; i=$((i+1)); done";
            List<Long> seen = host.on(device, "shell", loop)
                    .out()
                    .lines()
                    .map(Long::valueOf)
                    .toList();

            assertThat(seen).hasSize(20).allMatch(microamps -> microamps <= -100_000 && microamps >= -1_100_000);
            assertThat(seen).isSortedAccordingTo((a, b) -> Long.compare(b, a));
            assertThat(seen.stream().distinct().count()).as("it moves").isGreaterThan(5);
        }
    }

    @Test
    void an_open_file_never_reads_empty_or_mixed() throws Exception {
        device.sensor(CURRENT, -1000000);
        try (FileChannel open = FileChannel.open(device.file(CURRENT));
                DrivenSensor sensor =
                        device.drive(CURRENT, -1e6, Waveform.bursts(0.000005, 1, 0.002, 0.5), Duration.ofMillis(1))) {
            ByteBuffer buffer = ByteBuffer.allocate(64);
            while (sensor.count() < 300) {
                open.read(buffer.clear(), 0);
                String text = new String(buffer.array(), 0, buffer.position(), StandardCharsets.US_ASCII);
                assertThat(text.strip()).isIn("-1000000", "-5");
            }
        }
    }

    @Test
    void the_record_integrates_what_stood_in_the_file() throws Exception {
        DrivenSensor sensor = device.drive(CURRENT, -1e6, Waveform.step(0.25, 1.5, 0.1), Duration.ofMillis(2));
        while (sensor.count() < 150) {
            TimeUnit.MILLISECONDS.sleep(5);
        }
        sensor.close();
        long begin = sensor.beginNs();
        long end = begin + 200_000_000;

        long changed = begin;
        while (sensor.at(changed) < 1) {
            changed += 10_000;
        }
        double charge = 0.25 * (changed - begin) / 1e9 + 1.5 * (end - changed) / 1e9;
        assertThat(sensor.integral(begin, end)).isCloseTo(charge, within(1.25 * 10e-6));
        assertThat(sensor.integral(begin, changed) + sensor.integral(changed, end))
                .as("parts add up")
                .isCloseTo(sensor.integral(begin, end), within(1e-12));
        assertThatThrownBy(() -> sensor.integral(begin - 1, end)).hasMessageContaining("not driven yet");
    }

    @Test
    void the_record_holds_the_numbers_as_they_were_rounded() throws Exception {
        try (DrivenSensor sensor = device.drive(CURRENT, -1e3, Waveform.constant(0.2874), Duration.ofMillis(1))) {
            assertThat(sensor.at(System.nanoTime())).as("in mA").isEqualTo(0.287);
        }
    }
}
