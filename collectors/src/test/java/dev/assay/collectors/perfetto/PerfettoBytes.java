package dev.assay.collectors.perfetto;

import com.google.protobuf.CodedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.function.Consumer;

/** Writes messages of perfetto as protobuf's own library encodes them, field by field. */
public final class PerfettoBytes {
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final CodedOutputStream out = CodedOutputStream.newInstance(bytes);

    private interface Writing {
        void to(CodedOutputStream out) throws IOException;
    }

    public PerfettoBytes number(int field, long value) {
        return write(o -> o.writeUInt64(field, value));
    }

    public PerfettoBytes single(int field, float value) {
        return write(o -> o.writeFloat(field, value));
    }

    public PerfettoBytes text(int field, String value) {
        return write(o -> o.writeString(field, value));
    }

    public PerfettoBytes message(int field, Consumer<PerfettoBytes> contents) {
        PerfettoBytes inner = new PerfettoBytes();
        contents.accept(inner);
        return write(o -> o.writeByteArray(field, inner.bytes()));
    }

    /** Fields that were encoded before. */
    PerfettoBytes raw(byte[] fields) {
        return write(o -> o.writeRawBytes(fields));
    }

    /** A trace's next packet. */
    public PerfettoBytes packet(Consumer<PerfettoBytes> contents) {
        return message(1, contents);
    }

    /** A packet of a snapshot of both clocks. */
    public PerfettoBytes clocks(long bootNs, long monotonicNs) {
        return packet(p -> p.number(8, bootNs)
                .message(
                        6,
                        snapshot -> snapshot.message(1, c -> c.number(1, 6).number(2, bootNs))
                                .message(1, c -> c.number(1, 3).number(2, monotonicNs))));
    }

    public byte[] bytes() {
        write(CodedOutputStream::flush);
        return bytes.toByteArray();
    }

    private PerfettoBytes write(Writing writing) {
        try {
            writing.to(out);
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
