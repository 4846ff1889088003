package dev.assay.collectors.perfetto;

import com.google.protobuf.CodedInputStream;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.WireFormat;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Reads a trace of perfetto: a message {@code Trace}, whose field 1 repeats {@code TracePacket}. Of a trace that ends in the middle
 * of a packet, because perfetto or the device was killed, all whole packets count, and the result says where it ended. A packet
 * that is whole and cannot be understood is left out and counted.
 */
public final class PerfettoReader {
    private static final int PACKET_FIELD = 1;

    private PerfettoReader() {}

    /** @throws PerfettoException when the file cannot be read, or holds not one whole packet */
    public static PerfettoTrace read(Path file) throws PerfettoException {
        try (InputStream in = new BufferedInputStream(Files.newInputStream(file), 1 << 16)) {
            return read(in, file.toString());
        } catch (IOException e) {
            throw PerfettoException.io(file.toString(), e);
        }
    }

    /** @param where for an error: what the bytes are */
    static PerfettoTrace read(InputStream in, String where) throws IOException, PerfettoException {
        CodedInputStream coded = CodedInputStream.newInstance(in);
        coded.setSizeLimit(Integer.MAX_VALUE);
        Packets packets = new Packets();
        int whole = 0;
        while (true) {
            long begin = coded.getTotalBytesRead();
            byte[] packet;
            try {
                packet = next(coded);
            } catch (InvalidProtocolBufferException e) {
                if (whole == 0) {
                    throw PerfettoException.noTrace(where, "it does not begin with a packet: " + e.getMessage());
                }
                packets.cutAt(begin);
                return packets.trace();
            }
            if (packet == null) {
                if (whole == 0) {
                    throw PerfettoException.noTrace(where, "it holds no packet");
                }
                return packets.trace();
            }
            packets.take(packet);
            whole++;
        }
    }

    /** The next packet; null at the end of the trace. */
    private static byte[] next(CodedInputStream coded) throws IOException {
        for (int tag = coded.readTag(); tag != 0; tag = coded.readTag()) {
            if (WireFormat.getTagFieldNumber(tag) == PACKET_FIELD
                    && WireFormat.getTagWireType(tag) == WireFormat.WIRETYPE_LENGTH_DELIMITED) {
                return coded.readByteArray();
            }
            coded.skipField(tag);
        }
        return null;
    }
}
