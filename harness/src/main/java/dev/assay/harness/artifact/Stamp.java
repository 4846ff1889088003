package dev.assay.harness.artifact;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/**
 * What a file looked like when its hash was last computed. While it looks the same, its content is taken to be the same.
 *
 * @param modifiedNs time of its last change, since 1970
 */
record Stamp(long bytes, long modifiedNs) {
    static Stamp of(Path file) throws IOException {
        return new Stamp(Files.size(file), Files.getLastModifiedTime(file).to(TimeUnit.NANOSECONDS));
    }

    /** @throws NumberFormatException or IndexOutOfBoundsException when the text is not a stamp's */
    static Stamp parse(String text) {
        String[] fields = text.strip().split(" ");
        return new Stamp(Long.parseLong(fields[0]), Long.parseLong(fields[1]));
    }

    @Override
    public String toString() {
        return bytes + " " + modifiedNs;
    }
}
