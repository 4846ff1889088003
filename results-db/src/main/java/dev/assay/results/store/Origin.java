package dev.assay.results.store;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Stream;

/** Whose a file is that SQLite cannot read: a database that suffered, or somebody's notes, whose place nothing may take. */
final class Origin {
    /** How every file of SQLite begins; see sqlite.org/fileformat.html, section 1.3. */
    private static final byte[] HEADER = "SQLite format 3\0".getBytes(StandardCharsets.US_ASCII);

    private Origin() {}

    /** Whether something is there, and nothing in it or beside it says that it was ever a database. */
    static boolean isStrange(Path file) {
        return Files.isDirectory(file) || ResultsStore.isThere(file) && !beginsAsDatabase(file) && !hasCompanion(file);
    }

    private static boolean beginsAsDatabase(Path file) {
        try (InputStream in = Files.newInputStream(file)) {
            return Arrays.equals(in.readNBytes(HEADER.length), HEADER);
        } catch (IOException e) {
            return false;
        }
    }

    /** Assay's lock stays beside each database that it made, SQLite's log when a process was killed. */
    private static boolean hasCompanion(Path file) {
        return Stream.of(".lock", "-wal")
                .anyMatch(companion -> Files.exists(file.resolveSibling(file.getFileName() + companion)));
    }
}
