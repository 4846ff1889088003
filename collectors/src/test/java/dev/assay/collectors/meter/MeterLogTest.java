package dev.assay.collectors.meter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assay.collectors.sensing.Meter;
import dev.assay.collectors.sensing.Meter.Clock;
import dev.assay.collectors.sensing.Meter.Measures;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Begun at 1 s of the coordinator's monotonic clock, 1,700,000,000 s since 1970; ended 10 s later. */
class MeterLogTest {
    private static final long MS = 1_000_000;
    private static final long S = 1_000_000_000;
    private static final long EPOCH = 1_700_000_000L * S;
    private static final String BEGIN = clocks(S, EPOCH);
    private static final String END = clocks(11 * S, EPOCH + 10 * S);

    @TempDir
    Path dir;

    private static String clocks(long monotonic, long wall) {
        return "# clocks monotonic_ns=" + monotonic + " wall_ns=" + wall + " apart_ns=100\n";
    }

    private static Meter meter(Clock clock, long delayNs, String... columns) {
        return new Meter("supply", Measures.DEVICE, clock, delayNs, 100, List.of(columns));
    }

    private MeterLog read(Meter meter, String... lines) throws Exception {
        return MeterLog.read(Files.writeString(dir.resolve(meter.file()), String.join("", lines)), meter);
    }

    @Test
    void given_lines_stamped_on_arrival_then_a_sample_lies_within_the_delay_before_it() throws Exception {
        MeterLog log = read(
                meter(Clock.ARRIVAL, 5 * MS),
                BEGIN,
                "arrived_ns,volts_v,amps_a\n",
                "2000000000,5,1\n",
                "2010000000,5,2\n",
                END);

        assertThat(log.times()).containsExactly(2 * S - 2_500_000, 2 * S + 7_500_000);
        assertThat(log.boundNs()).isEqualTo(2_500_000);
        assertThat(log.watts()).containsExactly(5, 10);
        assertThat(log.amps()).contains(new double[] {1, 2});
    }

    @Test
    void given_a_column_of_the_monotonic_clock_then_what_passed_until_its_line_came_is_its_bound() throws Exception {
        MeterLog log = read(
                meter(Clock.MONOTONIC, 0),
                BEGIN,
                "arrived_ns;t_s;p_mw\n",
                "2000000000;1,995;1500\n",
                "2090000000;2,005;1600\n",
                END);

        assertThat(log.times()).containsExactly(2 * S - 5 * MS, 2 * S + 5 * MS);
        assertThat(log.boundNs())
                .as("a clock that is 5 ms behind would look so, and the last digit is a ms")
                .isEqualTo(5 * MS + MS);
        assertThat(log.watts()).containsExactly(1.5, 1.6);
        assertThat(log.amps()).isEmpty();
    }

    /** The daemon of time slews the wall clock by 200 µs meanwhile, which is told at each second. */
    @Test
    void given_a_column_of_the_wall_clock_then_it_is_laid_on_the_monotonic_one_with_what_it_was_steered_by()
            throws Exception {
        MeterLog log = read(
                meter(Clock.WALL, 0),
                clocks(S, EPOCH),
                "arrived_ns,t_ns,p_w\n",
                "1500000001,1700000000500000001,4\n",
                "1510000001,1700000000510000001,4\n",
                clocks(2 * S, EPOCH + S + 200_000));

        assertThat(log.times()).containsExactly(1_500 * MS + 1 - 100_000, 1_510 * MS + 1 - 100_000);
        assertThat(log.boundNs())
                .as("half of the change, readings, steering between them, the lag of the first line, the last digit")
                .isEqualTo(100_000 + 100 + 250_001 + 100_000 + 1);
    }

    /** There and back again within the trial: the two ends alone would tell of no change. */
    @Test
    void given_a_wall_clock_that_was_set_meanwhile_then_no_moment_is_believed() {
        assertThatThrownBy(() -> read(
                        meter(Clock.WALL, 0),
                        BEGIN,
                        "arrived_ns,t_ns,p_w\n",
                        "2000000000,1700000000990000000,4\n",
                        clocks(2 * S + 1, EPOCH + 2 * S + 1),
                        "2020000000,1700000001010000000,4\n",
                        END))
                .hasMessageContaining("wall clock was set by 1000 ms");
    }

    /** As a meter does that counts from its own start, or from another machine's. */
    @Test
    void given_stamps_of_another_clock_then_they_are_refused() {
        assertThatThrownBy(() -> read(
                        meter(Clock.MONOTONIC, 0),
                        BEGIN,
                        "arrived_ns,t_s,p_w\n",
                        "2000000000,0.00,4\n",
                        "2010000000,0.01,4\n",
                        END))
                .hasMessageContaining("before its program was started")
                .hasMessageContaining("not this machine's monotonic clock");
        assertThatThrownBy(() -> read(
                        meter(Clock.WALL, 0),
                        BEGIN,
                        "arrived_ns,t_s,p_w\n",
                        "2000000000,1700000001.50,4\n",
                        "2010000000,1700000001.51,4\n",
                        END))
                .hasMessageContaining("after its line had come");
    }

    /** As {@code date +%s} does: each is up to a second before its sample. */
    @Test
    void given_stamps_that_are_cut_off_to_more_than_a_period_then_they_are_refused() {
        assertThatThrownBy(() -> read(
                        meter(Clock.WALL, 0),
                        BEGIN,
                        "arrived_ns,t_s,p_w\n",
                        "2000000000,1700000001,4\n",
                        "2010000000,1700000001,4\n",
                        END))
                .hasMessageContaining("told to 1.0 s");
    }

    /** Cut off to 10 ms, its first sample looks as if it had been taken before there was a program. */
    @Test
    void given_stamps_that_are_cut_off_to_a_period_then_they_count_with_that_for_a_bound() throws Exception {
        MeterLog log = read(
                meter(Clock.MONOTONIC, 0),
                clocks(S + 3 * MS, EPOCH),
                "arrived_ns,t_s,p_w\n",
                "1008000000,1.00,4\n",
                "1018000000,1.01,4\n",
                END);

        assertThat(log.times()).containsExactly(S, S + 10 * MS);
        assertThat(log.boundNs()).isEqualTo(10 * MS + 8 * MS);
    }

    @Test
    void given_samples_at_another_rate_than_is_said_then_they_are_refused() {
        assertThatThrownBy(() -> read(
                        meter(Clock.ARRIVAL, 5 * MS),
                        BEGIN,
                        "arrived_ns,p_w\n",
                        "2000000000,4\n",
                        "2100000000,4\n",
                        END))
                .hasMessageContaining("usually came at 10.0 Hz, and its rate is said to be 100 Hz");
    }

    /** 4,51 W, as a program writes it in a language with decimal commas, are not 4 W. */
    @Test
    void given_more_fields_than_the_header_has_then_it_is_not_guessed_which_of_them_count() {
        assertThatThrownBy(() -> read(
                        meter(Clock.ARRIVAL, 5 * MS),
                        BEGIN,
                        "arrived_ns,p_w\n",
                        "2000000000,4,51\n",
                        "2010000000,4,52\n",
                        END))
                .hasMessageContaining("line 3: it has 3 fields, and the header 2");
    }

    /** A µ of an older encoding would leave the unit a million times as large. */
    @Test
    void given_a_header_in_another_encoding_then_its_units_are_not_guessed() throws Exception {
        Meter meter = meter(Clock.ARRIVAL, 0);
        Path file = Files.write(
                dir.resolve(meter.file()),
                (BEGIN + "arrived_ns,p_\u00b5W\n2000000000,4\n2010000000,4\n" + END)
                        .getBytes(StandardCharsets.ISO_8859_1));

        assertThatThrownBy(() -> MeterLog.read(file, meter)).hasMessageContaining("its header is no UTF-8");
    }

    /** A program that fills a buffer of 4 kB before it writes. */
    @Test
    void given_lines_that_come_in_bursts_then_their_arrival_tells_no_moment() {
        StringBuilder lines = new StringBuilder("arrived_ns,p_w\n");
        for (int i = 0; i < 300; i++) {
            lines.append(2 * S + i / 100 * S).append(",4\n");
        }

        assertThatThrownBy(() -> read(meter(Clock.ARRIVAL, 5 * MS), BEGIN, lines.toString(), END))
                .isInstanceOfSatisfying(
                        MeterException.class, e -> assertThat(e.remedy()).contains("stdbuf -oL"))
                .hasMessageContaining("297 of its 300 lines came together with the one behind");
    }

    /** The reader waited 300 ms for a processor: of what came meanwhile only the last is known to a period. */
    @Test
    void given_a_few_lines_that_came_together_then_the_last_of_them_counts_and_the_rest_is_a_gap() throws Exception {
        StringBuilder lines = new StringBuilder("arrived_ns,p_w\n");
        for (int i = 0; i < 300; i++) {
            long at = 2 * S + i * 10 * MS;
            lines.append(i > 100 && i <= 130 ? 2 * S + 1_301 * MS : at)
                    .append(',')
                    .append(i)
                    .append('\n');
        }

        MeterLog log = read(meter(Clock.ARRIVAL, 4 * MS), BEGIN, lines.toString(), END);

        assertThat(log.watts()).hasSize(300 - 29).contains(100, 130, 131).doesNotContain(101, 115, 129);
        assertThat(log.boundNs()).as("half of the delay, and a period").isEqualTo(2 * MS + 10 * MS);
    }

    @Test
    void given_several_columns_then_those_that_are_named_count_and_its_own_time_needs_no_name_on_arrival()
            throws Exception {
        String header = "arrived_ns,t_s,main_w,usb_w\n";
        String[] rows = {"2000000000,17,1,2\n", "2010000000,18,1,2\n"};

        assertThat(read(meter(Clock.ARRIVAL, 0, "usb_w"), BEGIN, header, rows[0], rows[1], END)
                        .watts())
                .containsExactly(2, 2);
        assertThatThrownBy(() -> read(meter(Clock.ARRIVAL, 0), BEGIN, header, rows[0], rows[1], END))
                .hasMessageContaining("several columns are a power: [main_w, usb_w]");
        assertThatThrownBy(() -> read(meter(Clock.ARRIVAL, 0, "arrived_ns"), BEGIN, header, rows[0], rows[1], END))
                .as("a column that the coordinator added")
                .hasMessageContaining("it has no column arrived_ns");
    }

    @Test
    void given_a_log_without_its_end_then_it_tells_nothing() {
        assertThatThrownBy(() ->
                        read(meter(Clock.ARRIVAL, 0), BEGIN, "arrived_ns,p_w\n", "2000000000,4\n", "2010000000,4\n"))
                .hasMessageContaining("was not brought to its end");
        assertThatThrownBy(() -> read(meter(Clock.ARRIVAL, 0), BEGIN, END)).hasMessageContaining("it is empty");
    }

    /** What the one writes the other reads, whatever else the program prints. */
    @Test
    void given_what_the_writer_keeps_then_the_reader_has_each_sample() throws Exception {
        Meter meter = new Meter("supply", Measures.DEVICE, Clock.ARRIVAL, 0, 80, List.of());
        Path file = dir.resolve(meter.file());
        long now;
        long later;
        try (MeterLogWriter writer = MeterLogWriter.create(file)) {
            now = System.nanoTime();
            assertThat(writer.line(now, "# a meter of mine")).isFalse();
            assertThat(writer.line(now, "# clocks monotonic_ns=1 wall_ns=2 apart_ns=3"))
                    .isFalse();
            assertThat(writer.line(now, "")).isFalse();
            assertThat(writer.line(now, "power_w\tnote")).isFalse();
            assertThat(writer.line(now, "4.25\tx")).isTrue();
            Thread.sleep(10);
            later = System.nanoTime();
            assertThat(writer.line(later, "4.5\ty")).isTrue();
        }

        MeterLog log = MeterLog.read(file, meter);

        assertThat(log.times()).containsExactly(now, later);
        assertThat(log.watts()).containsExactly(4.25, 4.5);
    }
}
