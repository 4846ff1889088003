package dev.assay.collectors.meter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.assay.collectors.clock.ClockMapping;
import dev.assay.collectors.clock.ClockOffset;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.LongRange;

class PlacementTest {
    private static final long SECOND = 1_000_000_000L;

    @Property(tries = 500)
    void aMeterOfTheCoordinatorsLiesWhereTheRoundTripsSayAndItsBoundIsNeverSmallerThanTheirs(
            @ForAll @LongRange(min = -1_000_000_000_000L, max = 1_000_000_000_000L) long offset,
            @ForAll @LongRange(min = 1_000, max = 50_000_000) long early,
            @ForAll @LongRange(min = 1_000, max = 50_000_000) long late,
            @ForAll @DoubleRange(min = -400, max = 400) double ppm,
            @ForAll @DoubleRange(min = -2, max = 3) double when)
            throws Exception {
        long drifted = Math.round(60 * SECOND * ppm * 1e-6);
        ClockMapping clocks = ClockMapping.of(
                new ClockOffset(offset, early, SECOND), new ClockOffset(offset + drifted, late, 61 * SECOND));
        long at = SECOND + Math.round(when * 60 * SECOND);

        Placement placement = Placement.along(clocks);

        ClockMapping.Moment there = clocks.toDevice(at);
        assertThat(placement.deviceAt(at)).isCloseTo(there.ns(), within(2L));
        assertThat(placement.boundAt(placement.deviceAt(at))).isGreaterThanOrEqualTo(there.boundNs());
    }

    @Example
    void withOneOffsetItsBoundGrowsAsThatOfTheMappingDoes() {
        Placement placement = Placement.along(ClockMapping.of(new ClockOffset(1_000, 50_000, 10 * SECOND)));

        assertThat(placement.deviceAt(10 * SECOND)).isEqualTo(10 * SECOND + 1_000);
        assertThat(placement.boundAt(12 * SECOND + 1_000)).isBetween(1_050_000L, 1_100_000L);
        assertThat(placement.method()).isEqualTo("round trips");
    }
}
