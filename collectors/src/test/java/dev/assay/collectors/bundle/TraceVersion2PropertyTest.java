package dev.assay.collectors.bundle;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.collectors.fixture.TraceBytes;
import dev.assay.collectors.fixture.TraceBytes.Reading;
import dev.assay.collectors.trace.TraceFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

/** Whatever happens to a trace, all up to the last whole record is read, and nothing behind it. */
class TraceVersion2PropertyTest {
    private static final int CHANNELS = 3;

    @Property(tries = 100)
    void whatWasWrittenIsRead(@ForAll("records") List<List<Reading>> records) throws Exception {
        TraceFile trace = read(write(records));

        assertThat(trace.damage()).isEmpty();
        assertThat(trace.end()).isPresent();
        assertThat(flat(trace)).isEqualTo(expected(records, records.size()));
    }

    @Property(tries = 4)
    void cutOffAtAnyByteItIsReadUpToTheLastWholeRecord(@ForAll("records") List<List<Reading>> records)
            throws Exception {
        byte[] whole = write(records);
        for (int length = begin().bytes().length; length < whole.length; length++) {
            TraceFile trace = read(Arrays.copyOf(whole, length));

            assertThat(flat(trace))
                    .as("of %s bytes", length)
                    .isEqualTo(expected(records, wholeRecords(records, length)));
            assertThat(trace.end()).isEmpty();
        }
    }

    @Property(tries = 150)
    void aFlippedBitEndsReadingAtItsRecord(
            @ForAll("records") List<List<Reading>> records, @ForAll @IntRange(min = 0) int where) throws Exception {
        byte[] bytes = write(records);
        int bit = 64 + where % (8 * (bytes.length - 8));
        bytes[bit / 8] ^= (byte) (1 << (bit % 8));

        TraceFile trace = read(bytes);

        assertThat(flat(trace)).isEqualTo(expected(records, wholeRecords(records, bit / 8)));
        assertThat(trace.damage())
                .hasValueSatisfying(d -> assertThat(d.offset()).isLessThanOrEqualTo(bit / 8));
    }

    @Property(tries = 150)
    void anyPayloadUnderAGoodChecksumIsReadWithoutAnError(
            @ForAll @IntRange(min = 1, max = 6) int type, @ForAll @Size(max = 200) byte[] payload) throws Exception {
        assertThat(read(begin().record(type, payload).bytes()).traces()).hasSize(CHANNELS);
    }

    @Provide
    Arbitrary<List<List<Reading>>> records() {
        Arbitrary<Reading> steps = Combinators.combine(
                        Arbitraries.integers().between(0, CHANNELS - 1),
                        Arbitraries.longs().between(0, 1 << 28),
                        Arbitraries.doubles().between(-1e300, 1e300))
                .as(Reading::new);
        return steps.list().ofMinSize(1).ofMaxSize(8).list().ofMaxSize(6).map(TraceVersion2PropertyTest::inOrder);
    }

    /** Takes the times as steps from one sample to the next. */
    private static List<List<Reading>> inOrder(List<List<Reading>> steps) {
        long time = 0;
        List<List<Reading>> records = new ArrayList<>();
        for (List<Reading> record : steps) {
            List<Reading> readings = new ArrayList<>();
            for (Reading step : record) {
                time += step.timeNs();
                readings.add(new Reading(step.channel(), time, step.value()));
            }
            records.add(readings);
        }
        return records;
    }

    private static TraceBytes begin() {
        TraceBytes trace = TraceBytes.version2().header("job");
        for (int id = 0; id < CHANNELS; id++) {
            trace.channel(id, "channel" + id, "W", "here", 100);
        }
        return trace;
    }

    private static byte[] write(List<List<Reading>> records) {
        TraceBytes trace = begin();
        records.forEach(trace::readings);
        return trace.exited(List.of()).bytes();
    }

    private static int wholeRecords(List<List<Reading>> records, int bytes) {
        int end = begin().bytes().length;
        int whole = 0;
        while (whole < records.size() && end + size(records.get(whole)) <= bytes) {
            end += size(records.get(whole++));
        }
        return whole;
    }

    private static int size(List<Reading> record) {
        return 4 + 4 + 10 + 14 * record.size() + 4;
    }

    private static List<Reading> expected(List<List<Reading>> records, int count) {
        List<Reading> flat = new ArrayList<>();
        for (int id = 0; id < CHANNELS; id++) {
            int channel = id;
            records.subList(0, count)
                    .forEach(record -> record.stream()
                            .filter(reading -> reading.channel() == channel)
                            .forEach(flat::add));
        }
        return flat;
    }

    private static List<Reading> flat(TraceFile file) {
        List<Reading> flat = new ArrayList<>();
        file.traces().values().forEach(trace -> {
            for (int i = 0; i < trace.count(); i++) {
                flat.add(new Reading(trace.channel().id(), trace.timeNs(i), trace.value(i)));
            }
        });
        return flat;
    }

    private static TraceFile read(byte[] bytes) throws Exception {
        Path file = Files.createTempFile("assay-trace", ".bin");
        try {
            return TraceReader.read(Files.write(file, bytes));
        } finally {
            Files.delete(file);
        }
    }
}
