package dev.assay.collectors.perfetto;

import com.google.protobuf.CodedInputStream;
import com.google.protobuf.WireFormat;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.LongStream;

/**
 * A protobuf message as a list of its fields, in their order, without a schema. A field of another kind than is asked for is as
 * good as missing, as protobuf itself has it.
 */
record Message(List<Field> fields) {
    /** @param number of a varint, or the bits of a fixed one; 0 where there are {@code bytes} */
    private record Field(int tag, long number, byte[] bytes) {
        int field() {
            return WireFormat.getTagFieldNumber(tag);
        }

        int wire() {
            return WireFormat.getTagWireType(tag);
        }
    }

    /** @throws IOException when the bytes are no message */
    static Message of(byte[] bytes) throws IOException {
        CodedInputStream in = CodedInputStream.newInstance(bytes);
        List<Field> fields = new ArrayList<>();
        for (int tag = in.readTag(); tag != 0; tag = in.readTag()) {
            switch (WireFormat.getTagWireType(tag)) {
                case WireFormat.WIRETYPE_VARINT -> fields.add(new Field(tag, in.readRawVarint64(), null));
                case WireFormat.WIRETYPE_FIXED64 -> fields.add(new Field(tag, in.readRawLittleEndian64(), null));
                case WireFormat.WIRETYPE_FIXED32 -> fields.add(new Field(tag, in.readRawLittleEndian32(), null));
                case WireFormat.WIRETYPE_LENGTH_DELIMITED -> fields.add(new Field(tag, 0, in.readByteArray()));
                default -> in.skipField(tag);
            }
        }
        return new Message(fields);
    }

    /** The last value of a field, as protobuf reads one that is not repeated. */
    OptionalLong number(int field) {
        return last(field, WireFormat.WIRETYPE_VARINT)
                .map(f -> OptionalLong.of(f.number()))
                .orElse(OptionalLong.empty());
    }

    long number(int field, long otherwise) {
        return number(field).orElse(otherwise);
    }

    /** A field of type float. */
    Optional<Float> single(int field) {
        return last(field, WireFormat.WIRETYPE_FIXED32).map(f -> Float.intBitsToFloat((int) f.number()));
    }

    /** Text, with what is no UTF-8 as question marks. */
    Optional<String> text(int field) {
        return last(field, WireFormat.WIRETYPE_LENGTH_DELIMITED)
                .map(f -> new String(f.bytes(), StandardCharsets.UTF_8));
    }

    boolean has(int field) {
        return fields.stream().anyMatch(f -> f.field() == field);
    }

    /** Messages of a field, repeated or not. */
    List<Message> messages(int field) throws IOException {
        List<Message> found = new ArrayList<>();
        for (Field f : fields) {
            if (f.field() == field && f.wire() == WireFormat.WIRETYPE_LENGTH_DELIMITED) {
                found.add(of(f.bytes()));
            }
        }
        return found;
    }

    /** Varints of a repeated field, each with a tag of its own or packed. */
    long[] numbers(int field) throws IOException {
        LongStream.Builder found = LongStream.builder();
        for (Field f : fields) {
            if (f.field() == field && f.wire() == WireFormat.WIRETYPE_VARINT) {
                found.add(f.number());
            } else if (f.field() == field && f.wire() == WireFormat.WIRETYPE_LENGTH_DELIMITED) {
                CodedInputStream packed = CodedInputStream.newInstance(f.bytes());
                while (!packed.isAtEnd()) {
                    found.add(packed.readRawVarint64());
                }
            }
        }
        return found.build().toArray();
    }

    private Optional<Field> last(int field, int wire) {
        return fields.stream()
                .filter(f -> f.field() == field && f.wire() == wire)
                .reduce((first, second) -> second);
    }
}
