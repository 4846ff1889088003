package dev.assay.collectors.perfetto;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Numbers of rails and batteries are those of google/perfetto's own tests and documents (Apache-2.0), encoded here: power rails of
 * test/trace_processor/diff_tests/parser/power/tests_power_rails.py, battery counters of docs/data-sources/battery-counters.md.
 */
class PerfettoReaderTest {
    private static final long MS = 1_000_000;
    private static final long S = 1_000_000_000;

    @TempDir
    Path folder;

    /** "well known power rails": descriptors in packets before, beside and without data; a reading that comes late. */
    private static PerfettoBytes wellKnownRails() {
        return new PerfettoBytes()
                .clocks(0, 0)
                .packet(p -> p.message(40, r -> rail(r, 4, "S3M_VDD_CPUCL1", "cpu", 1023)))
                .packet(p -> p.number(8, 3_000_003).message(40, r -> energy(r, 4, 3L, 333)))
                .packet(p -> p.number(8, 3_000_005).message(40, r -> {
                    rail(r, 3, "S2S_VDD_G3D", "gpu", 1022);
                    energy(r, 4, 5L, 666);
                    energy(r, 3, null, 999);
                    energy(r, 4, 3L, 0);
                }));
    }

    static void rail(PerfettoBytes rails, long index, String name, String subsystem, long hz) {
        rails.message(
                1, d -> d.number(1, index).text(2, name).text(3, subsystem).number(4, hz));
    }

    static void energy(PerfettoBytes rails, long index, Long ms, long uws) {
        rails.message(2, d -> {
            d.number(1, index);
            if (ms != null) {
                d.number(2, ms);
            }
            d.number(3, uws);
        });
    }

    @Test
    void given_power_rails_then_each_has_its_readings_in_order_of_the_power_chips_own_time() throws Exception {
        PerfettoTrace trace = read(wellKnownRails());

        Recorded cpu = trace.quantity("rail S3M_VDD_CPUCL1").orElseThrow();
        assertThat(cpu.times()).containsExactly(3_500_000, 3_500_000, 5_500_000);
        assertThat(cpu.values()).containsExactly(333, 0, 666);
        Recorded gpu = trace.quantity("rail S2S_VDD_G3D").orElseThrow();
        assertThat(gpu.times()).as("no time of its own: the packet's").containsExactly(3_000_005);
        assertThat(gpu.values()).containsExactly(999);
        assertThat(trace.rails().get("rail S2S_VDD_G3D"))
                .isEqualTo(new PerfettoTrace.Rail("S2S_VDD_G3D", "gpu", 1022L));
        assertThat(trace.losses()).isEmpty();
    }

    @Test
    void given_battery_counters_then_they_are_read_with_their_signs() throws Exception {
        PerfettoTrace trace = read(new PerfettoBytes()
                .clocks(338_297_000_000_000L, 300_000_000_000_000L)
                .packet(p -> battery(p, 338_297_039_804_951L, 2_085_000, 75, -1_469_687))
                .packet(p -> battery(p, 338_297_145_212_097L, 2_085_000, 75, -1_434_062)));

        Recorded current = trace.quantity(Quantity.CURRENT).orElseThrow();
        assertThat(current.times()).containsExactly(300_000_039_804_951L, 300_000_145_212_097L);
        assertThat(current.values()).containsExactly(-1_469_687, -1_434_062);
        assertThat(trace.quantity(Quantity.CHARGE).orElseThrow().values()).containsExactly(2_085_000, 2_085_000);
        assertThat(trace.quantity(Quantity.CAPACITY).orElseThrow().values()).containsExactly(75, 75);
        assertThat(trace.quantity(Quantity.VOLTAGE)).as("not asked for").isEmpty();
    }

    private static void battery(PerfettoBytes packet, long ns, long uah, float pct, long ua) {
        packet.number(8, ns).message(38, b -> b.number(1, uah).single(2, pct).number(3, ua));
    }

    @Test
    void given_two_batteries_then_neither_is_taken_for_the_other() throws Exception {
        PerfettoTrace trace = read(new PerfettoBytes()
                .clocks(0, 0)
                .packet(p ->
                        p.number(8, 1).message(38, b -> b.number(7, 3_900_000).text(5, "main")))
                .packet(p ->
                        p.number(8, 1).message(38, b -> b.number(7, 3_800_000).text(5, "second"))));

        assertThat(trace.quantities()).containsOnlyKeys("battery voltage of main", "battery voltage of second");
    }

    @Test
    void given_clocks_and_temperatures_then_a_processor_that_is_off_has_none() throws Exception {
        PerfettoTrace trace = read(new PerfettoBytes()
                .clocks(0, 0)
                .packet(p -> p.number(8, 10)
                        .message(
                                7,
                                s -> s.number(11, 1_803_000)
                                        .number(11, 0)
                                        .number(11, 2_850_000)
                                        .number(17, 850)
                                        .message(
                                                15,
                                                z -> z.text(1, "thermal_zone0")
                                                        .number(2, 47)
                                                        .text(3, "BIG\n")))));

        assertThat(trace.quantities()).containsOnlyKeys("cpufreq 0", "cpufreq 2", "gpufreq 0", "thermal BIG");
        assertThat(trace.quantity("thermal BIG").orElseThrow().values()).containsExactly(47);
        assertThat(trace.quantity("cpufreq 2").orElseThrow().values()).containsExactly(2_850_000);
    }

    @Test
    void given_packed_numbers_then_they_are_the_same() throws Exception {
        PerfettoTrace trace = read(new PerfettoBytes()
                .clocks(0, 0)
                .packet(p -> p.number(8, 10).message(7, s -> s.text(11, "\u0001\u0002\u0003"))));

        assertThat(trace.quantity("cpufreq 2").orElseThrow().values()).containsExactly(3);
    }

    // --- clocks

    @Test
    void given_a_device_that_slept_before_then_boot_time_is_placed_on_the_monotonic_axis() throws Exception {
        PerfettoTrace trace = read(railAt(
                new PerfettoBytes().clocks(1000 * S, 400 * S).clocks(1010 * S, 410 * S + 3), 1005 * S, 1020 * S));

        assertThat(trace.quantity("rail R").orElseThrow().times()).containsExactly(405 * S, 420 * S + 3);
        assertThat(trace.clockBoundNs()).isEqualTo(3);
        assertThat(trace.losses()).isEmpty();
    }

    @Test
    void given_a_device_that_slept_between_two_snapshots_then_what_was_stamped_there_is_left_out_and_told()
            throws Exception {
        PerfettoTrace trace = read(railAt(
                new PerfettoBytes()
                        .clocks(1000 * S, 400 * S)
                        .clocks(1010 * S, 407 * S)
                        .clocks(1020 * S, 417 * S),
                1005 * S,
                1015 * S));

        assertThat(trace.quantity("rail R").orElseThrow().times()).containsExactly(412 * S);
        assertThat(trace.losses())
                .singleElement()
                .asString()
                .contains("1 samples")
                .contains("slept for 3.000 s");
    }

    @Test
    void given_a_snapshot_that_was_held_up_between_its_clocks_then_the_others_count() throws Exception {
        long late = 12 * MS;
        PerfettoTrace tooHigh = read(railAt(
                new PerfettoBytes()
                        .clocks(1000 * S, 400 * S)
                        .clocks(1010 * S, 410 * S + late)
                        .clocks(1020 * S, 420 * S),
                1005 * S,
                1015 * S));
        PerfettoTrace tooLow = read(railAt(
                new PerfettoBytes()
                        .clocks(1000 * S, 400 * S - late)
                        .clocks(1010 * S, 410 * S)
                        .clocks(1020 * S, 420 * S),
                1005 * S,
                1015 * S));

        assertThat(tooHigh.quantity("rail R").orElseThrow().times()).containsExactly(405 * S, 415 * S);
        assertThat(tooHigh.losses()).isEmpty();
        assertThat(tooLow.quantity("rail R").orElseThrow().times()).containsExactly(405 * S, 415 * S);
    }

    @Test
    void given_no_snapshot_of_the_clocks_then_boot_time_has_no_place() throws Exception {
        PerfettoTrace trace = read(railAt(new PerfettoBytes(), 1005 * S));

        assertThat(trace.quantity("rail R").orElseThrow().count()).isZero();
        assertThat(trace.losses()).singleElement().asString().contains("no snapshot");
    }

    @Test
    void given_stamps_long_after_the_last_snapshot_then_no_offset_is_believed_there() throws Exception {
        PerfettoTrace trace = read(railAt(new PerfettoBytes().clocks(100 * S, 90 * S), 114 * S, 116 * S));

        assertThat(trace.quantity("rail R").orElseThrow().times()).containsExactly(104 * S);
    }

    @Test
    void given_packets_that_name_the_monotonic_clock_then_they_need_no_snapshot() throws Exception {
        PerfettoTrace trace = read(new PerfettoBytes()
                .packet(p -> p.number(8, 7 * S).number(58, 3).message(38, b -> b.number(3, 5)))
                .packet(p -> p.number(10, 9).message(59, d -> d.number(58, 3)))
                .packet(p -> p.number(10, 9).number(8, 8 * S).message(38, b -> b.number(3, 6))));

        assertThat(trace.quantity(Quantity.CURRENT).orElseThrow().times()).containsExactly(7 * S, 8 * S);
    }

    private static PerfettoBytes railAt(PerfettoBytes trace, long... bootNs) {
        trace.packet(p -> p.message(40, r -> rail(r, 1, "R", "s", 1)));
        for (int i = 0; i < bootNs.length; i++) {
            int uws = i;
            long ns = bootNs[i];
            trace.packet(p -> p.number(8, ns).message(40, r -> energy(r, 1, null, uws)));
        }
        return trace;
    }

    // --- losses

    @Test
    void given_a_trace_cut_in_a_packet_then_all_whole_packets_count_and_the_place_is_told() throws Exception {
        byte[] whole = wellKnownRails().bytes();

        PerfettoTrace trace = read(Arrays.copyOf(whole, whole.length - 3));

        assertThat(trace.quantity("rail S3M_VDD_CPUCL1").orElseThrow().values()).containsExactly(333);
        assertThat(trace.losses()).singleElement().asString().contains("ends in the middle of a packet, at byte");
    }

    @Test
    void given_packets_were_dropped_then_what_builds_on_them_is_left_out_until_the_state_is_new() throws Exception {
        PerfettoTrace trace = read(new PerfettoBytes()
                .clocks(0, 0)
                .packet(p -> p.number(10, 5).number(42, 1).number(13, 1)) // the first of a writer is no loss
                .packet(p -> p.number(10, 5).number(13, 2).number(8, MS).message(40, r -> {
                    rail(r, 1, "A", "s", 1);
                    energy(r, 1, null, 10);
                }))
                .packet(p -> p.number(10, 5)
                        .number(42, 1)
                        .number(13, 2)
                        .number(8, 2 * MS)
                        .message(40, r -> energy(r, 1, null, 20)))
                .packet(p -> p.number(10, 5).number(13, 1))
                .packet(p -> p.number(10, 5).number(13, 2).number(8, 3 * MS).message(40, r -> {
                    rail(r, 1, "B", "s", 1);
                    energy(r, 1, null, 30);
                })));

        assertThat(trace.quantity("rail A").orElseThrow().values()).containsExactly(10);
        assertThat(trace.quantity("rail B").orElseThrow().values()).containsExactly(30);
        assertThat(trace.losses())
                .containsExactly("1 times the device dropped packets", "1 packets build on one that was lost");
    }

    @Test
    void given_statistics_of_a_buffer_that_ran_over_then_that_is_told_once() throws Exception {
        PerfettoTrace trace = read(new PerfettoBytes()
                .clocks(0, 0)
                .packet(p -> p.message(35, s -> s.message(1, b -> b.number(3, 2))))
                .packet(p -> p.message(35, s -> s.message(1, b -> b.number(3, 2).number(19, 5)))));

        assertThat(trace.losses()).containsExactly("7 pieces were lost in perfetto's buffer");
    }

    @Test
    void given_a_packet_that_cannot_be_understood_then_the_others_count() throws Exception {
        PerfettoTrace trace = read(wellKnownRails().text(1, "\u0008").clocks(10, 10));

        assertThat(trace.quantity("rail S2S_VDD_G3D")).isPresent();
        assertThat(trace.losses()).containsExactly("1 packets could not be understood");
    }

    @Test
    void given_rails_of_one_name_then_neither_is_taken_for_the_other() throws Exception {
        PerfettoTrace trace = read(new PerfettoBytes()
                .clocks(0, 0)
                .packet(p -> p.number(10, 1).number(8, 1).message(40, r -> {
                    rail(r, 0, "SHARED_RAIL", "cpu", 1000);
                    energy(r, 0, null, 100);
                }))
                .packet(p -> p.number(10, 2).number(8, 2).message(40, r -> {
                    rail(r, 0, "SHARED_RAIL", "gpu", 2000);
                    energy(r, 0, null, 200);
                })));

        assertThat(trace.quantity("rail SHARED_RAIL").orElseThrow().values()).containsExactly(100);
        assertThat(trace.quantity("rail SHARED_RAIL #2").orElseThrow().values()).containsExactly(200);
    }

    @Test
    void given_readings_that_nothing_describes_then_they_are_counted_and_not_named() throws Exception {
        PerfettoTrace trace = read(new PerfettoBytes()
                .clocks(0, 0)
                .packet(p -> p.number(8, 1).message(40, r -> energy(r, 7, null, 1))));

        assertThat(trace.quantities()).isEmpty();
        assertThat(trace.losses()).containsExactly("1 readings are of power rails that nothing describes");
    }

    @Test
    void given_no_trace_then_it_is_a_typed_error() {
        assertThatThrownBy(() -> read("perfetto: not found".getBytes(java.nio.charset.StandardCharsets.US_ASCII)))
                .isInstanceOf(PerfettoException.class)
                .hasMessageContaining("cannot read perfetto's trace");
        assertThatThrownBy(() -> read(new byte[0]))
                .isInstanceOf(PerfettoException.class)
                .hasMessageContaining("holds no packet");
        assertThatThrownBy(() -> PerfettoReader.read(folder.resolve("missing")))
                .isInstanceOf(PerfettoException.class)
                .hasMessageContaining("missing");
    }

    private static PerfettoTrace read(PerfettoBytes trace) throws Exception {
        return read(trace.bytes());
    }

    private static PerfettoTrace read(byte[] trace) throws Exception {
        return PerfettoReader.read(new ByteArrayInputStream(trace), "a test");
    }
}
