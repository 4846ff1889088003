package dev.assay.collectors.metric;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.collectors.energy.EnergySource;
import dev.assay.collectors.energy.NoEnergy;
import dev.assay.collectors.energy.Window;
import dev.assay.collectors.sensing.Rail;
import dev.assay.collectors.trace.Channel;
import dev.assay.collectors.trace.Trace;
import dev.assay.collectors.trace.TraceFile;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** Power every 10 ms; twice that, or twice what the clocks may be apart, is the shortest. */
class ShortestTimeTest {
    private static final ShortestTime TWICE = new ShortestTime(2);
    private static final EnergySource SOURCE = everyMs(10);

    @Test
    void asLongAsTheLimitIsLongEnough() {
        assertThat(TWICE.forbids(SOURCE, List.of(phase(20, 0)))).isEmpty();
        assertThat(TWICE.forbids(SOURCE, List.of(phase(19.9996, 0))))
                .contains(
                        new NoEnergy("it took 19.9 ms, less than 2 times the larger of its sampling period (10 ms) and"
                                + " what its clocks may be apart (0 ms)"));
    }

    @Test
    void ofAnExternalMeter_whatItsPlaceMayBeOffByCountsWhereItIsLarger() {
        assertThat(TWICE.forbids(SOURCE, List.of(phase(30, 15)))).isEmpty();
        assertThat(TWICE.forbids(SOURCE, List.of(phase(29, 15))))
                .contains(new NoEnergy("it took 29 ms, less than 2 times the larger of its sampling period (10 ms) and"
                        + " what its clocks may be apart (15 ms)"));
    }

    @Test
    void theUsualPhaseDecidesForAll() {
        List<Window> longer = List.of(phase(15, 0), phase(25, 0), phase(26, 0));
        List<Window> shorter = List.of(phase(15, 0), phase(16, 0), phase(1000, 0));

        assertThat(TWICE.forbids(SOURCE, longer)).isEmpty();
        assertThat(TWICE.forbids(SOURCE, shorter))
                .hasValueSatisfying(none -> assertThat(none.reason()).startsWith("it usually took 16 ms"));
    }

    @Test
    void aSourceThatWasAskedForMoreThanItGave_countsAsOftenAsItDid() {
        assertThat(TWICE.forbids(everyMs(40), List.of(phase(79, 0))))
                .hasValueSatisfying(none -> assertThat(none.reason()).contains("sampling period (40 ms)"));
    }

    @Test
    void aSourceOfOneSampleHasNoPeriodAndSaysItselfThatItHasNoEnergy() {
        EnergySource one = samples(1, 10);

        assertThat(TWICE.forbids(one, List.of(phase(5, 15)))).isEmpty();
        assertThat(one.over(phase(5, 15))).isEqualTo(new NoEnergy("it took less time than two samples of VDD_IN"));
    }

    /** Of a channel that was asked for at 100 Hz. */
    private static EnergySource everyMs(long ms) {
        return samples(100, ms);
    }

    private static EnergySource samples(int count, long ms) {
        long[] times = LongStream.range(0, count).map(i -> i * ms * 1_000_000).toArray();
        double[] watts = new double[times.length];
        Arrays.fill(watts, 5);
        Trace trace = new Trace(new Channel(0, "in_w", "W", "synthetic", 100), times, watts);
        return EnergySource.of(
                new Rail.Power("VDD_IN", "in_w"),
                new TraceFile(Optional.empty(), Map.of("in_w", trace), List.of(), Optional.empty(), Optional.empty()));
    }

    private static Window phase(double ms, long boundMs) {
        return new Window(0, Math.round(1e6 * ms), boundMs * 1_000_000);
    }
}
