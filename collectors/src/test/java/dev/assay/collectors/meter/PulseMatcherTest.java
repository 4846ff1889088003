package dev.assay.collectors.meter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assay.collectors.energy.Energy;
import dev.assay.collectors.energy.EnergySource;
import dev.assay.collectors.energy.Window;
import dev.assay.collectors.sensing.Rail;
import dev.assay.collectors.trace.Trace;
import dev.assay.collectors.trace.TraceFile;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PulseMatcherTest {
    private static final int CASES = 400;

    @Test
    void givenNoiseDriftMissingPulsesAndOtherLoadThenTheTrueOffsetIsWithinTheBoundInNineteenOfTwentyCases()
            throws Exception {
        int placed = 0;
        int held = 0;
        int heldLater = 0;
        double bounds = 0;
        double worst = 0;
        for (int i = 0; i < CASES; i++) {
            SyntheticMeter meter = new SyntheticMeter(20261123L + i);
            Placement placement;
            try {
                placement = PulseMatcher.place(meter.pulses(), meter.recorded());
            } catch (MeterException e) {
                continue;
            }
            placed++;
            double error = Math.abs(meter.deviceAt(placement.meterNs()) - placement.deviceNs());
            held += error <= placement.boundNs() ? 1 : 0;
            bounds += placement.boundNs();
            worst = Math.max(worst, error);
            long later = placement.meterNs() + 60_000_000_000L;
            double errorLater = Math.abs(meter.deviceAt(later) - placement.deviceAt(later));
            heldLater += errorLater <= placement.boundAt(placement.deviceAt(later)) ? 1 : 0;
        }
        System.out.printf(
                Locale.ROOT,
                "%npulses at 1 kHz, %d cases: %d placed; within the bound %.1f %%, a minute later %.1f %%; "
                        + "mean bound %.3f ms, largest error %.3f ms%n",
                CASES,
                placed,
                100.0 * held / placed,
                100.0 * heldLater / placed,
                bounds / placed / 1e6,
                worst / 1e6);

        assertThat(placed).as("most can be placed").isGreaterThanOrEqualTo(CASES * 9 / 10);
        assertThat(held).isGreaterThanOrEqualTo(placed * 95 / 100);
        assertThat(heldLater).isGreaterThanOrEqualTo(placed * 95 / 100);
        assertThat(worst).as("none in a wrong place").isLessThan(5e6);
        assertThat(bounds / placed).as("and the bound says something").isLessThan(2e6);
    }

    @Test
    void givenPulsesAllAlikeThenTheyFitMoreThanOnePlaceAndItRefuses() {
        SyntheticMeter meter = SyntheticMeter.ofEqualPulses(3);

        assertThatThrownBy(() -> PulseMatcher.place(meter.pulses(), meter.recorded()))
                .isInstanceOf(MeterException.class)
                .hasMessageContaining("it fits in two places");
    }

    @Test
    void givenARecordingWithoutThePulseThenItRefuses() {
        SyntheticMeter meter = new SyntheticMeter(5);
        SyntheticMeter other = new SyntheticMeter(6);

        assertThatThrownBy(() -> PulseMatcher.place(other.pulses(), meter.recorded()))
                .isInstanceOf(MeterException.class)
                .hasMessageContaining("were found where they belong");
        assertThatThrownBy(() -> PulseMatcher.place(meter.pulses().subList(0, 4), meter.recorded()))
                .hasMessageContaining("4 edges are too few");
    }

    @Test
    void givenAPlacedRecordingThenEnergyOfThePhaseFollowsAndKnowsOfTheBound() throws Exception {
        SyntheticMeter meter = new SyntheticMeter(11);
        Placement placement = PulseMatcher.place(meter.pulses(), meter.recorded());
        Trace onDevice = placement.place(meter.recorded());
        TraceFile file = new TraceFile(
                Optional.empty(), Map.of("meter_w", onDevice), List.of(), Optional.empty(), Optional.empty());
        List<Edge> pulses = meter.pulses();
        long begin = pulses.getFirst().atNs();
        long end = pulses.getLast().atNs();

        Energy energy = (Energy) EnergySource.of(new Rail.Power("meter", "meter_w"), file)
                .over(new Window(begin, end, Math.max(placement.boundAt(begin), placement.boundAt(end))));

        assertThat(Math.abs(energy.joules() - meter.joules(begin, end))).isLessThanOrEqualTo(energy.uncertaintyJ());
        assertThat(energy.uncertaintyJ()).isLessThan(0.03 * energy.joules());
    }

    @Test
    void givenAKnownOffsetThenTheBoundGrowsAsQuartzDrifts() {
        Placement placement = Placement.known(1_000, 501_000, 20_000);

        assertThat(placement.deviceAt(2_000)).isEqualTo(502_000);
        assertThat(placement.boundAt(501_000)).isEqualTo(20_000);
        assertThat(placement.boundAt(501_000 + 10_000_000_000L)).isEqualTo(1_020_000);
    }
}
