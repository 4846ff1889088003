package dev.assay.results.samples;

import java.util.zip.CRC32;

/**
 * The times of another chunk, which this one's follow closely: channels of one group are read one after the other, or all at
 * once. The checksum keeps a reader from taking the times of a chunk that is not the one.
 *
 * @param times nobody changes them
 * @param crc32 of that chunk's bytes
 */
record TimesReference(long[] times, int crc32) {

    /** @param chunk that holds its own times */
    static TimesReference of(long[] times, byte[] chunk) {
        CRC32 crc = new CRC32();
        crc.update(chunk);
        return new TimesReference(times, (int) crc.getValue());
    }
}
