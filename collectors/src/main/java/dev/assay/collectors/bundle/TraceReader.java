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
import java.util.Optional;
import java.util.zip.CRC32C;

/**
 * Reads {@code trace.bin}, versions 1 and 2 (docs/formats/bundle.md). What a power cut or a bad disk leaves is read up to the
 * first record that is cut short, has a wrong checksum, or holds what its type does not allow; the result says where.
 */
public final class TraceReader {
    private static final String MAGIC = "ASSAYTR";
    private static final int MAGIC_BYTES = MAGIC.length() + 1;
    private static final int MAX_PAYLOAD = 1 << 20;
    private static final int LENGTH = Integer.BYTES;
    private static final int HEAD = 2 * Short.BYTES;
    private static final int CRC = Integer.BYTES;

    private final InputStream in;
    private final TraceRecords records;
    private final ByteBuffer buffer =
            ByteBuffer.allocate(HEAD + MAX_PAYLOAD + CRC).order(ByteOrder.LITTLE_ENDIAN);

    private TraceReader(InputStream in, SampleLayout layout) {
        this.in = in;
        this.records = new TraceRecords(layout);
    }

    /**
     * A file that was cut before its first record, within the words that say what it is too, holds nothing: the probe writes
     * them with the first of its samples, so that one killed at once leaves an empty file.
     *
     * @throws BundleException when the file cannot be read or does not begin as a trace of a version known
     */
    public static TraceFile read(Path file) throws BundleException {
        try (InputStream in = new BufferedInputStream(Files.newInputStream(file), 1 << 16)) {
            String begins = new String(in.readNBytes(MAGIC_BYTES), StandardCharsets.ISO_8859_1);
            SampleLayout layout =
                    switch (begins.length() < MAGIC_BYTES && MAGIC.startsWith(begins) ? MAGIC + "2" : begins) {
                        case MAGIC + "1" -> SampleLayout.ONE_MOMENT;
                        case MAGIC + "2" -> SampleLayout.OWN_TIMES;
                        default -> throw BundleException.damaged(file, "it does not begin with ASSAYTR1 or ASSAYTR2");
                    };
            return new TraceReader(in, layout).records();
        } catch (IOException e) {
            throw BundleException.io("cannot read the trace", file, e);
        }
    }

    private TraceFile records() throws IOException {
        long offset = MAGIC_BYTES;
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
            return Optional.of("a record has flags that no version knows");
        }
        int type = Short.toUnsignedInt(buffer.getShort(0));
        return records.take(type, buffer.slice(HEAD, length).order(ByteOrder.LITTLE_ENDIAN));
    }
}
