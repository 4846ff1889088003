package dev.assay.collectors.clock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.LongUnaryOperator;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;

class ClockTest {
    private static final long SECOND = 1_000_000_000L;

    @Property(tries = 500)
    void whateverTheDelaysOfEachWayTheTrueOffsetIsWithinTheBound(
            @ForAll @LongRange(min = -1_000_000_000_000_000L, max = 1_000_000_000_000_000L) long offset,
            @ForAll @IntRange(min = 1, max = 40) int trips,
            @ForAll @DoubleRange(min = 0, max = 1) double asymmetry,
            @ForAll long seed)
            throws Exception {
        ClockOffset found = ClockOffset.of(trips(t -> t + offset, 5 * SECOND, trips, asymmetry, new Random(seed)));

        assertThat(Math.abs(found.offsetNs() - offset)).isLessThanOrEqualTo(found.boundNs());
    }

    @Property(tries = 300)
    void betweenTwoOffsetsADriftIsFoundAndEveryMomentIsWithinItsBound(
            @ForAll @DoubleRange(min = -200, max = 200) double ppm,
            @ForAll @DoubleRange(min = 0, max = 1) double asymmetry,
            @ForAll @DoubleRange(min = -0.5, max = 1.5) double when,
            @ForAll long seed)
            throws Exception {
        LongUnaryOperator device = t -> 77 * SECOND + t + Math.round(1e-6 * ppm * t);
        Random random = new Random(seed);
        ClockMapping mapping = ClockMapping.of(
                ClockOffset.of(trips(device, SECOND, 20, asymmetry, random)),
                ClockOffset.of(trips(device, 61 * SECOND, 20, asymmetry, random)));
        long at = SECOND + (long) (when * 60 * SECOND);

        ClockMapping.Moment there = mapping.toDevice(at);
        ClockMapping.Moment back = mapping.toCoordinator(device.applyAsLong(at));

        assertThat(mapping.driftPpm()).isCloseTo(ppm, within(mapping.driftBoundPpm() + 0.01));
        assertThat(Math.abs(there.ns() - device.applyAsLong(at))).isLessThanOrEqualTo(there.boundNs());
        assertThat(Math.abs(back.ns() - at)).isLessThanOrEqualTo(back.boundNs() + 2);
    }

    @Property(tries = 300)
    void aRateThatWandersWithHeatStaysWithinTheBound(
            @ForAll @DoubleRange(min = 0.1, max = 0.9) double turn,
            @ForAll @DoubleRange(min = -40, max = 40) double ppm,
            @ForAll @DoubleRange(min = 0, max = 1) double when,
            @ForAll boolean faster,
            @ForAll long seed)
            throws Exception {
        // one rate up to the turn, another after: well within the wander of the mean, for the offsets are not taken at
        // the ends
        double half = Math.min(turn, 1 - turn);
        double swing = 0.9 * ClockMapping.WANDER * (faster ? 1 : -1);
        double early = swing * half / turn;
        double late = -swing * half / (1 - turn);
        LongUnaryOperator device = t -> {
            double s = Math.clamp((t - SECOND) / (60.0 * SECOND), 0, 1);
            double wander = 60.0 * SECOND * (Math.min(s, turn) * early + Math.max(0, s - turn) * late);
            return t + Math.round(1e-6 * ppm * t + wander);
        };
        Random random = new Random(seed);
        ClockMapping mapping = ClockMapping.of(
                ClockOffset.of(trips(device, SECOND, 20, 0.5, random)),
                ClockOffset.of(trips(device, 61 * SECOND, 20, 0.5, random)));
        long at = SECOND + (long) (when * 60 * SECOND);

        assertThat(Math.abs(mapping.toDevice(at).ns() - device.applyAsLong(at)))
                .isLessThanOrEqualTo(mapping.toDevice(at).boundNs());
    }

    @Property(tries = 500)
    void theBoundOfAStretchOfTimeIsThatOfItsWorstMoment(
            @ForAll @LongRange(min = 1_000, max = 50_000_000) long early,
            @ForAll @LongRange(min = 1_000, max = 50_000_000) long late,
            @ForAll @DoubleRange(min = -2, max = 3) double one,
            @ForAll @DoubleRange(min = -2, max = 3) double other,
            @ForAll @DoubleRange(min = 0, max = 1) double between)
            throws Exception {
        ClockMapping mapping = ClockMapping.of(
                new ClockOffset(5 * SECOND, early, SECOND), new ClockOffset(5 * SECOND, late, 61 * SECOND));
        long from = SECOND + Math.round(Math.min(one, other) * 60 * SECOND);
        long to = SECOND + Math.round(Math.max(one, other) * 60 * SECOND);

        long bound = mapping.boundNs(from, to);

        assertThat(bound)
                .isGreaterThanOrEqualTo(
                        mapping.toDevice(from + (long) (between * (to - from))).boundNs());
        assertThat(mapping.boundNs(from, from)).isEqualTo(mapping.toDevice(from).boundNs());
    }

    @Test
    void aFewSlowRoundTripsDoNoHarmForTheShortestCounts() throws Exception {
        List<RoundTrip> trips = new ArrayList<>();
        for (int i = 0; i < 9; i++) {
            trips.add(new RoundTrip(i * SECOND, i * SECOND + 700_000_000 + 42, i * SECOND + 710_000_000));
        }
        trips.add(new RoundTrip(9 * SECOND, 9 * SECOND + 100_000 + 42, 9 * SECOND + 200_000));

        ClockOffset offset = ClockOffset.of(trips);

        assertThat(offset.offsetNs()).isEqualTo(42);
        assertThat(offset.boundNs()).isEqualTo(100_051);
        assertThat(offset.atNs()).isEqualTo(9 * SECOND + 100_000);
    }

    @Test
    void aDeviceThatWasStartedAgainIsNoticed() {
        List<RoundTrip> trips = List.of(
                new RoundTrip(SECOND, 500 * SECOND, SECOND + 1_000_000),
                new RoundTrip(30 * SECOND, 3 * SECOND, 30 * SECOND + 1_000_000));

        assertThatThrownBy(() -> ClockOffset.of(trips))
                .isInstanceOf(ClockException.class)
                .hasMessageContaining("526000000 µs further");
        assertThatThrownBy(
                        () -> ClockMapping.of(ClockOffset.of(trips.subList(0, 1)), ClockOffset.of(trips.subList(1, 2))))
                .isInstanceOf(ClockException.class);
    }

    @Test
    void withOneOffsetAloneTheBoundGrowsAsFastAsClocksMayDrift() {
        ClockMapping mapping = ClockMapping.of(new ClockOffset(1000, 50_000, 10 * SECOND));

        assertThat(mapping.toDevice(10 * SECOND)).isEqualTo(new ClockMapping.Moment(10 * SECOND + 1000, 50_001));
        assertThat(mapping.toDevice(12 * SECOND).boundNs()).isBetween(1_050_000L, 1_050_002L);
        assertThat(mapping.driftBoundPpm()).isCloseTo(500, within(1e-9));
    }

    /** Delays of 0.1 to 100 ms a round trip, of which the given share falls on the way there, more or less. */
    private static List<RoundTrip> trips(
            LongUnaryOperator device, long from, int count, double asymmetry, Random random) {
        List<RoundTrip> trips = new ArrayList<>();
        long now = from;
        for (int i = 0; i < count; i++) {
            long duration = (long) (100_000 * Math.pow(1000, random.nextDouble()));
            double share = random.nextInt(4) == 0 ? Math.rint(asymmetry) : asymmetry * random.nextDouble();
            trips.add(new RoundTrip(now, device.applyAsLong(now + (long) (share * duration)), now + duration));
            now += duration + 1_000_000;
        }
        return trips;
    }
}
