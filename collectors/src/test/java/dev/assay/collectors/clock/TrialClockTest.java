package dev.assay.collectors.clock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.assay.collectors.bundle.BundleJson;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class TrialClockTest {
    private static final long SECOND = 1_000_000_000L;
    private static final Instant NOON = Instant.parse("2026-11-27T12:00:00Z");

    /** 0.1 ms a way. @param wallNs wall clock less monotonic */
    private static ClockReading reading(long atNs, long offsetNs, long wallNs, long asleepNs) throws ClockException {
        DeviceTimes device = new DeviceTimes(atNs + offsetNs, atNs + offsetNs + asleepNs, atNs + offsetNs + wallNs);
        return ClockReading.of(List.of(new ClockAnswer(atNs - 100_000, device, atNs + 100_000)), NOON);
    }

    @Test
    void an_answer_of_the_probe_is_three_numbers_and_anything_else_is_none() {
        assertThat(DeviceTimes.parse("62746110197278 62746110197679 1795798100455196813"))
                .contains(new DeviceTimes(62746110197278L, 62746110197679L, 1795798100455196813L));
        assertThat(DeviceTimes.parse("5 5 -7"))
                .as("a board without a battery, before 1970")
                .contains(new DeviceTimes(5, 5, -7));
        assertThat(Stream.of("", "1 2", "1 2 3 4", "1 2 x", "1  2 3", "-1 2 3", "1 2 9999999999999999999"))
                .allSatisfy(line -> assertThat(DeviceTimes.parse(line)).isEmpty());
    }

    @Test
    void the_shortest_trip_gives_the_offset_and_the_other_clocks_beside_it() throws Exception {
        ClockReading reading = ClockReading.of(
                List.of(
                        new ClockAnswer(0, new DeviceTimes(700_040, 700_040, 0), 1_000_000),
                        new ClockAnswer(2_000_000, new DeviceTimes(2_100_042, 2_100_072, 5_000_000), 2_200_000)),
                NOON);

        assertThat(reading).isEqualTo(new ClockReading(42, 100_051, 2_100_000, NOON, 2, 5_000_000 - 2_100_042, 30));
    }

    @Test
    void two_readings_give_a_drift_with_its_bound() throws Exception {
        TrialClock clock = TrialClock.of(reading(SECOND, 42, 0, 0), reading(61 * SECOND, 42 + 600_000, 0, 0));

        assertThat(clock.absent()).isNull();
        assertThat(clock.driftPpm()).isCloseTo(10, within(1e-9));
        assertThat(clock.driftBoundPpm()).isCloseTo(2 * 100_051 / 60e3, within(1e-9));
        assertThat(clock.mapping().orElseThrow().toDevice(31 * SECOND).ns()).isEqualTo(31 * SECOND + 42 + 300_000);
    }

    @Test
    void a_wall_clock_that_is_set_in_between_changes_nothing_of_the_offset_and_shows() throws Exception {
        TrialClock clock = TrialClock.of(reading(SECOND, 42, 0, 0), reading(9 * SECOND, 42, 3600 * SECOND, 0));

        assertThat(clock.driftPpm()).isZero();
        assertThat(clock.after().wallNs() - clock.before().wallNs()).isEqualTo(3600 * SECOND);
    }

    @Test
    void a_device_that_slept_in_between_has_no_mapping_and_the_reason_says_for_how_long() throws Exception {
        TrialClock clock =
                TrialClock.of(reading(SECOND, 0, 0, 0), reading(61 * SECOND, -2 * SECOND, 2 * SECOND, 2 * SECOND));

        assertThat(clock.absent()).contains("2000000 µs further").endsWith("the device slept for 2000000 µs of it");
        assertThat(clock.driftPpm()).isNull();
        assertThat(clock.mapping()).isEmpty();
        assertThat(clock.before()).isNotNull();
        assertThat(clock.after()).isNotNull();
    }

    @Test
    void with_one_reading_there_is_a_mapping_but_no_drift() throws Exception {
        TrialClock clock = TrialClock.incomplete(reading(SECOND, 42, 0, 0), null, "the job did not come to its end");

        assertThat(clock.driftPpm()).isNull();
        assertThat(clock.mapping().orElseThrow().toDevice(2 * SECOND).boundNs()).isGreaterThan(500_000);
        assertThat(TrialClock.absent("one clock").mapping()).isEmpty();
    }

    @Test
    void it_is_in_a_document_what_it_was() throws Exception {
        for (TrialClock clock : List.of(
                TrialClock.of(reading(SECOND, 42, 7, 1), reading(61 * SECOND, 4242, 7, 1)),
                TrialClock.incomplete(reading(SECOND, 42, 7, 1), null, "gone"),
                TrialClock.absent("one clock"))) {
            String json = BundleJson.mapper().writeValueAsString(clock);
            assertThat(BundleJson.mapper().readValue(json, TrialClock.class)).isEqualTo(clock);
        }
        assertThat(BundleJson.mapper().writeValueAsString(TrialClock.absent("one clock")))
                .isEqualTo("{\"absent\":\"one clock\"}");
    }
}
