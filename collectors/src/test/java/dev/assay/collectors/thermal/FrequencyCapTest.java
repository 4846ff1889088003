package dev.assay.collectors.thermal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.assay.collectors.trace.Channel;
import dev.assay.collectors.trace.Trace;
import dev.assay.collectors.verdict.Thresholds;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Test;

class FrequencyCapTest {
    private static final double MHZ = 1e6;
    private static final int HZ = 10;

    @Test
    void givenAClockThatFallsAndStaysThenItsOnsetIsKnownToHalfASecond() {
        assertThat(find(20, t -> t < 8.2 ? 2400 : 1700)).hasValueSatisfying(cap -> {
            assertThat(cap.onsetNs() / 1e9).isCloseTo(8.2, within(0.5));
            assertThat(cap.before()).isEqualTo(2400 * MHZ);
            assertThat(cap.after()).isEqualTo(1700 * MHZ);
        });
    }

    @Test
    void givenACapThatWandersBelowThenItIsFoundAllTheSame() {
        SplittableRandom random = new SplittableRandom(1);
        assertThat(find(60, t -> t < 30 ? 2400 : 1500 + 400 * random.nextDouble()))
                .hasValueSatisfying(cap -> assertThat(cap.onsetNs() / 1e9).isCloseTo(30, within(0.5)));
    }

    @Test
    void givenAClusterWithoutLoadThenThatItsClockFallsMeansNothing() {
        SplittableRandom random = new SplittableRandom(1);
        assertThat(find(20, t -> t < 10 ? 300 + 1500 * random.nextDouble() : 300))
                .isEmpty();
    }

    @Test
    void givenAFallThatIsSmallOrBriefOrAtTheVeryEndThenItIsNone() {
        assertThat(find(20, t -> t < 10 ? 2400 : 2200)).isEmpty();
        assertThat(find(20, t -> t > 10 && t < 12 ? 1700 : 2400)).isEmpty();
        assertThat(find(20, t -> t < 18 ? 2400 : 1700)).isEmpty();
        assertThat(find(20, t -> 2400)).isEmpty();
        assertThat(find(1, t -> 2400)).isEmpty();
    }

    /** @param mhz over time in s */
    private static Optional<FrequencyCap> find(double seconds, DoubleUnaryOperator mhz) {
        int count = (int) (seconds * HZ);
        long[] times = new long[count];
        double[] values = new double[count];
        for (int i = 0; i < count; i++) {
            times[i] = Math.round(i * 1e9 / HZ);
            values[i] = MHZ * mhz.applyAsDouble((double) i / HZ);
        }
        Trace trace = new Trace(new Channel(0, "cpu_policy0_hz", "Hz", "cpufreq", HZ), times, values);
        return FrequencyCap.find(trace, 0, Math.round(seconds * 1e9), Thresholds.DEFAULTS);
    }
}
