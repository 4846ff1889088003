package dev.assay.collectors.bundle;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.collectors.fixture.TraceBytes;
import dev.assay.collectors.trace.TraceFile;
import java.io.IOException;
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

class TraceReaderPropertyTest {
    record Sample(int channel, int stepNs, double value) {}

    @Property(tries = 150)
    void whatWasWrittenIsRead(@ForAll("samples") List<Sample> samples) throws Exception {
        TraceFile trace = read(write(samples));

        assertThat(trace.damage()).isEmpty();
        assertThat(trace.end()).isPresent();
        assertThat(flat(trace)).isEqualTo(expected(samples, samples.size()));
    }

    @Property(tries = 150)
    void whatIsCutOffAnywhereIsReadUpToTheLastWholeRecord(
            @ForAll("samples") List<Sample> samples, @ForAll @IntRange(min = 8, max = 100_000) int cut)
            throws Exception {
        byte[] whole = write(samples);
        byte[] left = Arrays.copyOf(whole, 8 + cut % (whole.length - 8));

        TraceFile trace = read(left);

        int count = wholeSamples(samples, left.length);
        assertThat(flat(trace)).isEqualTo(expected(samples, count));
        assertThat(trace.end()).isEmpty();
        trace.damage().ifPresent(d -> assertThat(d.offset()).isLessThan(left.length));
    }

    @Property(tries = 150)
    void aFlippedBitEndsReadingAtItsRecordAndLeavesAllBefore(
            @ForAll("samples") List<Sample> samples, @ForAll @IntRange(min = 0) int where) throws Exception {
        byte[] bytes = write(samples);
        int bit = 64 + where % (8 * (bytes.length - 8));
        bytes[bit / 8] ^= (byte) (1 << (bit % 8));

        TraceFile trace = read(bytes);

        assertThat(flat(trace)).isEqualTo(expected(samples, wholeSamples(samples, bit / 8)));
        assertThat(trace.damage())
                .hasValueSatisfying(d -> assertThat(d.offset()).isLessThanOrEqualTo(bit / 8));
    }

    @Property(tries = 150)
    void anyBytesBehindTheMagicAreReadWithoutAnError(@ForAll @Size(max = 2000) byte[] noise) throws Exception {
        byte[] bytes = Arrays.copyOf("ASSAYTR1".getBytes(), 8 + noise.length);
        System.arraycopy(noise, 0, bytes, 8, noise.length);

        assertThat(read(bytes).traces()).isEmpty();
    }

    @Property(tries = 150)
    void anyPayloadUnderAGoodChecksumIsReadWithoutAnError(
            @ForAll @IntRange(min = 1, max = 6) int type, @ForAll @Size(max = 200) byte[] payload) throws Exception {
        byte[] bytes = new TraceBytes()
                .channel(0, "a", "B", "here", 1)
                .record(type, payload)
                .bytes();

        assertThat(read(bytes).traces()).containsKey("a");
    }

    @Provide
    Arbitrary<List<Sample>> samples() {
        Arbitrary<Double> values = Arbitraries.doubles().between(-1e300, 1e300);
        return Combinators.combine(
                        Arbitraries.integers().between(0, 2),
                        Arbitraries.integers().between(0, 1 << 30),
                        values)
                .as(Sample::new)
                .list()
                .ofMaxSize(40);
    }

    private static TraceBytes begin() {
        return new TraceBytes()
                .header("job")
                .channel(0, "a", "B", "here", 100)
                .channel(1, "b", "s", "there", 10)
                .channel(2, "c", "B", "elsewhere", 0.5);
    }

    private static byte[] write(List<Sample> samples) {
        TraceBytes trace = begin();
        long time = 0;
        for (Sample sample : samples) {
            time += sample.stepNs();
            trace.sample(time, sample.channel(), sample.value());
        }
        return trace.exited(0, 1, 1).bytes();
    }

    /** How many sample records lie whole within the first bytes. */
    private static int wholeSamples(List<Sample> samples, int bytes) {
        int first = begin().bytes().length;
        int each = 4 + 4 + 20 + 4;
        return Math.clamp((bytes - first) / each, 0, samples.size());
    }

    private static List<List<Object>> expected(List<Sample> samples, int count) {
        List<List<Object>> flat = new ArrayList<>();
        for (int channel = 0; channel < 3; channel++) {
            long time = 0;
            for (Sample sample : samples.subList(0, count)) {
                time += sample.stepNs();
                if (sample.channel() == channel) {
                    flat.add(List.of(channel, time, sample.value()));
                }
            }
        }
        return flat;
    }

    private static List<List<Object>> flat(TraceFile file) {
        List<List<Object>> flat = new ArrayList<>();
        file.traces().values().forEach(trace -> {
            for (int i = 0; i < trace.count(); i++) {
                flat.add(List.of(trace.channel().id(), trace.timeNs(i), trace.value(i)));
            }
        });
        return flat;
    }

    private static TraceFile read(byte[] bytes) throws BundleException, IOException {
        Path file = Files.createTempFile("assay-trace", ".bin");
        try {
            return TraceReader.read(Files.write(file, bytes));
        } finally {
            Files.delete(file);
        }
    }
}
