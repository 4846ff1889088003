package dev.assay.collectors.bundle;

import dev.assay.collectors.trace.TraceFile;
import dev.assay.collectors.trace.TraceFile.Damage;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.zip.CRC32C;

/**
 * Reads {@code trace.bin}, version 1 (docs/formats/bundle.md). What a power cut or a bad disk leaves is read up to the
 * first record that is cut short, has a wrong checksum, or holds what its type does not allow; the result says where.
 */
public final class TraceReader {
    private static final byte[] MAGIC = "ASSAYTR1".getBytes(StandardCharsets.US_ASCII);
    private static final int MAX_PAYLOAD = 1 << 20;
    private static final int LENGTH = Integer.BYTES;
    private static final int HEAD = 2 * Short.BYTES;
    private static final int CRC = Integer.BYTES;

    private final InputStream in;
    private final TraceRecords records = new TraceRecords();
    private final ByteBuffer buffer =
            ByteBuffer.allocate(HEAD + MAX_PAYLOAD + CRC).order(ByteOrder.LITTLE_ENDIAN);

    private TraceReader(InputStream in) {
        this.in = in;
    }

    /** @throws BundleException when the file cannot be read or does not begin as a trace of version 1 */
    public static TraceFile read(Path file) throws BundleException {
        try (InputStream in = new BufferedInputStream(Files.newInputStream(file), 1 << 16)) {
            if (!Arrays.equals(in.readNBytes(MAGIC.length), MAGIC)) {
                throw BundleException.damaged(file, "it does not begin with ASSAYTR1");
            }
            return new TraceReader(in).records();
        } catch (IOException e) {
            throw BundleException.io("cannot read the trace", file, e);
        }
    }

    private TraceFile records() throws IOException {
        long offset = MAGIC.length;
        while (true) {
            int got = in.readNBytes(buffer.array(), 0, LENGTH);
            if (got == 0) {
                return records.file(Optional.empty());
            }
            int length = buffer.getInt(0);
            Optional<String> bad = got < LENGTH ? Optional.of("a record is cut short") : record(length);
            if (bad.isPresent()) {
                return records.file(Optional.of(new Damage(offset, bad.get())));
            }
            offset += LENGTH + HEAD + length + CRC;
        }
    }

    /** Why the record is not good; empty when it was taken. */
    private Optional<String> record(int length) throws IOException {
        if (length < 0 || length > MAX_PAYLOAD) {
            return Optional.of("a record claims " + Integer.toUnsignedString(length) + " bytes");
        }
        if (in.readNBytes(buffer.array(), 0, HEAD + length + CRC) < HEAD + length + CRC) {
            return Optional.of("a record is cut short");
        }
        CRC32C crc = new CRC32C();
        crc.update(buffer.array(), 0, HEAD + length);
        if ((int) crc.getValue() != buffer.getInt(HEAD + length)) {
            return Optional.of("a record's checksum is wrong");
        }
        if (buffer.getShort(Short.BYTES) != 0) {
            return Optional.of("a record has flags that version 1 does not know");
        }
        int type = Short.toUnsignedInt(buffer.getShort(0));
        return records.take(type, buffer.slice(HEAD, length).order(ByteOrder.LITTLE_ENDIAN));
    }
}
