package dev.assay.agents.rigs.jetson;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * The devices and the memory of a board that had just come up, and what it had written to its disk until then. Any thread, any process of this
 * machine: it appears whole, and only one writes it.
 *
 * @param folder which is there when it is whole
 */
record Snapshot(Path folder) {
    private static final String STATE = "state";
    private static final String DISK = "disk.qcow2";
    private static final String MEMORY = "memory";

    /** How long the shell that writes the state may take to end after the emulator is done with it. */
    private static final Duration WRITTEN = Duration.ofSeconds(30);

    boolean isThere() {
        return Files.isDirectory(folder);
    }

    /** Where a board in this folder finds what it is restored from; its memory is read where it is kept. */
    void layInto(Path board) throws IOException {
        for (String own : List.of(STATE, DISK)) {
            Files.copy(folder.resolve(own), board.resolve(own), StandardCopyOption.REPLACE_EXISTING);
        }
    }

    /** What boots a board, lets it write {@link #STATE} and ends it. */
    interface Maker {
        void make() throws IOException, InterruptedException;
    }

    /**
     * Makes it unless it is there or another process is about to.
     *
     * @param board the folder in which a board's state, disk and memory are when it was made
     */
    void make(Path board, Maker maker) throws IOException, InterruptedException {
        Files.createDirectories(folder.getParent());
        try (FileChannel channel =
                        FileChannel.open(beside("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                FileLock lock = channel.tryLock()) {
            if (lock == null || isThere()) {
                return;
            }
            maker.make();
            Path part = beside("part");
            delete(part);
            Files.createDirectories(part);
            for (String kept : List.of(STATE, DISK, MEMORY)) {
                Files.move(board.resolve(kept), part.resolve(kept));
            }
            Files.move(part, folder, StandardCopyOption.ATOMIC_MOVE);
        } catch (OverlappingFileLockException e) {
            // Another thread of this process is about to.
        }
    }

    /** Lets a board that has come up write its state into its folder, and stand still. */
    static void write(Machine machine, Path board) throws IOException, InterruptedException {
        machine.freeze();
        machine.write(STATE);
        for (long end = System.nanoTime() + WRITTEN.toNanos(); !Files.exists(board.resolve(STATE)); Thread.sleep(10)) {
            if (System.nanoTime() > end) {
                throw new IOException("the emulator's state was written, but is not in " + board);
            }
        }
    }

    static void goOn(Machine machine) throws IOException, InterruptedException {
        machine.goOn(STATE);
    }

    /** It is of no use: the next board that boots may be kept instead. One that is being restored from it may fail. */
    void drop() throws IOException {
        Path gone = beside(UUID.randomUUID() + ".gone");
        try {
            Files.move(folder, gone, StandardCopyOption.ATOMIC_MOVE);
        } catch (NoSuchFileException e) {
            return; // another process was first
        }
        delete(gone);
    }

    private Path beside(String what) {
        return folder.resolveSibling(folder.getFileName() + "." + what);
    }

    private static void delete(Path tree) throws IOException {
        if (Files.exists(tree)) {
            try (Stream<Path> paths = Files.walk(tree)) {
                List<Path> inner = paths.sorted(Comparator.reverseOrder()).toList();
                for (Path path : inner) {
                    Files.delete(path);
                }
            }
        }
    }
}
