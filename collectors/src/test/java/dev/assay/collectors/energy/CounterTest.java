package dev.assay.collectors.energy;

import static dev.assay.collectors.energy.Sampled.window;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.assay.collectors.sensing.Rail;
import dev.assay.collectors.trace.TraceFile;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class CounterTest {
    @Test
    void givenACounterThatWrapsThenTheDifferenceGoesOn() {
        Energy energy = (Energy) over(t -> (5 * t) % 2, 2.0, window(0.5, 2.5));

        assertThat(energy.joules()).isCloseTo(10, within(1e-9));
        assertThat(energy.method()).isEqualTo("package-0 (counter at 100 Hz)");
    }

    @Test
    void givenACounterThatStartsAgainThenTheIntervalAcrossItHasNoEnergyAndOthersHave() {
        DoubleUnaryOperator restarted = t -> t < 1.505 ? 100 + 5 * t : 5 * (t - 1.505);

        assertThat(over(restarted, null, window(1, 2))).isEqualTo(startedAgain());
        assertThat(over(restarted, 262_143.0, window(1, 2))).isEqualTo(startedAgain());
        assertThat(((Energy) over(restarted, null, window(1.6, 2.6))).joules()).isCloseTo(5, within(1e-9));
    }

    @Test
    void givenReadingsSoFarApartThatItMayHaveWrappedTwiceThenThereIsNoEnergy() {
        double[] moments = IntStream.range(0, 300)
                .filter(i -> i < 100 || i > 150)
                .mapToDouble(i -> i / 100.0)
                .toArray();
        EnergySource source = EnergySource.of(
                new Rail.Counter("package-0", "j", 2.0),
                new Sampled().channel("j", "J", 100, moments, t -> (5 * t) % 2).file());

        assertThat(source.over(window(0.8, 1.8))).isEqualTo(startedAgain());
        assertThat(((Energy) source.over(window(1.6, 2.6))).joules()).isCloseTo(5, within(1e-9));
    }

    @Test
    void givenACounterThatMovesEveryTenthOfASecondThenEdgesAreInterpolatedBetweenItsSteps() {
        DoubleUnaryOperator slow = t -> 5 * Math.floor(10 * t + 1e-9) / 10;

        Energy energy = (Energy) over(slow, null, window(0.555, 2.115));

        assertThat(energy.joules()).isCloseTo(7.8, within(1e-6));
        assertThat(energy.uncertaintyJ()).as("bursts may hide in a step").isBetween(0.1, 0.8);
        assertThat(over(slow, null, window(0.51, 0.69)))
                .isEqualTo(new NoEnergy("it took less time than two steps of the counter of package-0"));
        assertThat(source(slow, null).periodS().getAsDouble())
                .as("it is read every 10 ms")
                .isCloseTo(0.1, within(1e-9));
    }

    @Test
    void givenACounterThatStandsStillThenThereIsNoEnergy() {
        assertThat(over(_ -> 7, null, window(1, 2)))
                .isEqualTo(new NoEnergy("the counter of package-0 did not move while the trial ran"));
    }

    @Property(tries = 300)
    void wrappingChangesNothingAsLongAsLessThanHalfTheRangeIsCountedBetweenTwoReadings(
            @ForAll @Size(min = 40, max = 120) List<@DoubleRange(min = 0.01, max = 0.09) Double> rises) {
        double[] sums = new double[rises.size()];
        for (int i = 1; i < sums.length; i++) {
            sums[i] = sums[i - 1] + rises.get(i);
        }
        DoubleUnaryOperator counter = t -> sums[(int) Math.round(100 * t)];
        Window window = window(0.052, (sums.length - 7) / 100.0);

        Energy plain = (Energy) EnergySource.of(new Rail.Counter("c", "j", null), file(counter, sums.length))
                .over(window);
        EnergyResult wrapped = EnergySource.of(
                        new Rail.Counter("c", "j", 0.25), file(t -> counter.applyAsDouble(t) % 0.25, sums.length))
                .over(window);

        assertThat(wrapped)
                .isInstanceOfSatisfying(
                        Energy.class, e -> assertThat(e.joules()).isCloseTo(plain.joules(), within(1e-9)));
    }

    private static EnergyResult over(DoubleUnaryOperator counter, Double wrapsAtJ, Window window) {
        return source(counter, wrapsAtJ).over(window);
    }

    private static EnergySource source(DoubleUnaryOperator counter, Double wrapsAtJ) {
        return EnergySource.of(new Rail.Counter("package-0", "j", wrapsAtJ), file(counter, 300));
    }

    private static TraceFile file(DoubleUnaryOperator counter, int count) {
        return new Sampled().channel("j", "J", 100, 0, count, counter).file();
    }

    private static NoEnergy startedAgain() {
        return new NoEnergy("the counter of package-0 started again, or wrapped too often to tell");
    }
}
