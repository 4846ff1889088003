package dev.assay.collectors.perfetto;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

class PerfettoReaderPropertyTest {
    private static final int[] MENTIONED = {1, 2, 3, 6, 7, 8, 10, 11, 13, 15, 35, 38, 40, 42, 58, 59};

    /** Any bytes: a trace or the typed error, and never anything else. */
    @Property(tries = 600)
    void anyBytesAreATraceOrTheTypedError(@ForAll @Size(max = 400) byte[] bytes) throws IOException {
        tryToRead(bytes);
    }

    /** Packets of the fields that are looked at, with any contents and nested anyhow. */
    @Property(tries = 600)
    void anyFieldsAreATraceOrTheTypedError(@ForAll("packets") List<byte[]> packets) throws IOException {
        PerfettoBytes trace = new PerfettoBytes().clocks(1, 1);
        packets.forEach(packet -> trace.packet(p -> p.raw(packet)));

        assertThat(tryToRead(trace.bytes())).as("it has a whole packet").isNotNull();
    }

    @Property(tries = 300)
    void aFlippedBitIsATraceOrTheTypedError(@ForAll @IntRange(max = 1 << 20) int where) throws IOException {
        byte[] bytes = rising(40).bytes();
        bytes[where / 8 % bytes.length] ^= (byte) (1 << (where % 8));

        PerfettoTrace trace = tryToRead(bytes);

        if (trace != null) {
            trace.quantities().values().forEach(PerfettoReaderPropertyTest::inOrder);
        }
    }

    /** Wherever it was cut: what is left is a beginning of what was written. */
    @Property(tries = 300)
    void aTraceCutAnywhereGivesABeginning(@ForAll @IntRange(max = 1 << 20) int where) throws IOException {
        byte[] whole = rising(40).bytes();

        PerfettoTrace trace = tryToRead(Arrays.copyOf(whole, where % whole.length));

        if (trace != null) {
            double[] values = trace.quantity("rail R").map(Recorded::values).orElse(new double[0]);
            for (int i = 0; i < values.length; i++) {
                assertThat(values[i]).isEqualTo(1000.0 * i);
            }
        }
    }

    private static PerfettoBytes rising(int readings) {
        PerfettoBytes trace = new PerfettoBytes()
                .clocks(1_000_000_000, 900_000_000)
                .packet(p -> p.message(40, r -> PerfettoReaderTest.rail(r, 1, "R", "s", 1)));
        for (int i = 0; i < readings; i++) {
            int n = i;
            trace.packet(p -> p.number(8, 1_000_000_000 + n * 250_000_000L)
                    .message(40, r -> PerfettoReaderTest.energy(r, 1, null, 1000L * n)));
        }
        return trace;
    }

    private static PerfettoTrace tryToRead(byte[] bytes) throws IOException {
        try {
            return PerfettoReader.read(new ByteArrayInputStream(bytes), "a test");
        } catch (PerfettoException e) {
            assertThat(e.why()).isNotEmpty();
            return null;
        }
    }

    private static void inOrder(Recorded quantity) {
        for (int i = 1; i < quantity.count(); i++) {
            assertThat(quantity.times()[i]).isGreaterThanOrEqualTo(quantity.times()[i - 1]);
        }
    }

    @Provide
    Arbitrary<List<byte[]>> packets() {
        return message(3).list().ofMaxSize(12);
    }

    private static Arbitrary<byte[]> message(int depth) {
        Arbitrary<Integer> fields =
                Arbitraries.of(Arrays.stream(MENTIONED).boxed().toList());
        Arbitrary<PerfettoField> numbers = fields.flatMap(f -> Arbitraries.oneOf(
                        Arbitraries.longs(),
                        Arbitraries.longs().between(0, 12),
                        Arbitraries.of(Long.MIN_VALUE, Long.MAX_VALUE))
                .map(n -> b -> b.number(f, n)));
        Arbitrary<PerfettoField> floats =
                fields.flatMap(f -> Arbitraries.floats().map(n -> b -> b.single(f, n)));
        Arbitrary<PerfettoField> texts =
                fields.flatMap(f -> Arbitraries.strings().ofMaxLength(6).map(t -> b -> b.text(f, t)));
        Arbitrary<PerfettoField> nested = depth == 0
                ? numbers
                : fields.flatMap(f -> message(depth - 1).map(m -> b -> b.message(f, inner -> inner.raw(m))));
        return Arbitraries.oneOf(numbers, numbers, floats, texts, nested)
                .list()
                .ofMaxSize(6)
                .map(all -> {
                    PerfettoBytes bytes = new PerfettoBytes();
                    all.forEach(field -> field.writeTo(bytes));
                    return bytes.bytes();
                });
    }

    private interface PerfettoField {
        void writeTo(PerfettoBytes bytes);
    }
}
