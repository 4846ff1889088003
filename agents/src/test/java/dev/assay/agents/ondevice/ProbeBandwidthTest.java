package dev.assay.agents.ondevice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Percentage.withPercentage;

import dev.assay.collectors.facts.BandwidthOutput;
import dev.assay.collectors.sensing.SessionMeasurements.Bandwidth;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class ProbeBandwidthTest {
    @Test
    void tellsTheBestOfAFewPassesOverFarMoreThanTheCaches() throws Exception {
        BandwidthOutput output = BandwidthOutput.parse(
                ProbeFacts.ask(Path.of("/nowhere"), "bandwidth", "--threads", "2", "--seconds", "0.05", "--json"));

        double best = output.passS().stream()
                .mapToDouble(s -> output.bytes() / s)
                .max()
                .orElseThrow();
        assertThat(output.bytesPerS()).isCloseTo(best, withPercentage(0.001));
        assertThat(output.medianBytesPerS()).isPositive().isLessThanOrEqualTo(output.bytesPerS());
        assertThat(output.bytes()).isGreaterThanOrEqualTo(2 * output.cacheBytes());
        assertThat(output.measurement())
                .returns(2, Bandwidth::threads)
                .returns(output.bytes(), Bandwidth::bytes)
                .returns(output.bytesPerS(), Bandwidth::bytesPerS);
    }
}
