package dev.assay.results.store;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

/** Puts one SQLite file in the place of another and keeps the other. */
final class Replacement {
    private static final DateTimeFormatter STAMP =
            DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);
    /** What SQLite and the migrations keep beside a file. */
    private static final List<String> COMPANIONS = List.of("-wal", "-shm", "-journal", ".lock");

    private final Path file;
    private final Clock clock;

    Replacement(Path file, Clock clock) {
        this.file = file;
        this.clock = clock;
    }

    /** Where the new file is made; on the same disk, so that it can be renamed. */
    Path draft() {
        return beside(file, ".rebuilding");
    }

    /** Removes what an interrupted attempt left of its draft. */
    void clear() throws IOException {
        Files.deleteIfExists(draft());
        for (String companion : COMPANIONS) {
            Files.deleteIfExists(beside(draft(), companion));
        }
    }

    /**
     * Renames the draft, which nobody may have open, onto the file. The old file gets its further name before, so there is no
     * moment at which either name is missing; its log goes with it, for SQLite would take it for the new file's.
     *
     * @return the old file's name now; empty when there was none
     */
    Optional<Path> putInPlace(String why) throws IOException {
        force(draft());
        Optional<Path> aside = Files.exists(file) ? Optional.of(aside(why)) : Optional.empty();
        if (aside.isPresent()) {
            link(file, aside.get());
            Path log = beside(file, "-wal");
            if (Files.exists(log)) {
                Files.move(log, beside(aside.get(), "-wal"), StandardCopyOption.ATOMIC_MOVE);
            }
            Files.deleteIfExists(beside(file, "-shm"));
        }
        Files.move(draft(), file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        clear();
        return aside;
    }

    /** A name that is free: two in one second get two. */
    private Path aside(String why) {
        for (long second = 0; ; second++) {
            Path name =
                    beside(file, "." + why + "-" + STAMP.format(clock.instant().plus(second, ChronoUnit.SECONDS)));
            if (!Files.exists(name)) {
                return name;
            }
        }
    }

    private static void link(Path from, Path to) throws IOException {
        try {
            Files.createLink(to, from);
        } catch (UnsupportedOperationException | IOException e) {
            Files.copy(from, to); // a disk without hard links
            force(to);
        }
    }

    private static void force(Path path) throws IOException {
        try (FileChannel channel = FileChannel.open(path, StandardOpenOption.WRITE)) {
            channel.force(true);
        }
    }

    private static Path beside(Path path, String suffix) {
        return path.resolveSibling(path.getFileName() + suffix);
    }
}
