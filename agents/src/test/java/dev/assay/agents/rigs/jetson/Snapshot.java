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
 * The state of a board that had just come up, and what it had written to its disk until then. Any thread, any process of this
 * machine: it appears whole, and only one writes it.
 *
 * @param folder which is there when it is whole
 */
record Snapshot(Path folder) {
    private static final String STATE = "state";
    private static final String DISK = "disk.qcow2";

    /** How long the shell that writes the state may take to end after the emulator is done with it. */
    private static final Duration WRITTEN = Duration.ofSeconds(30);

    boolean isThere() {
        return Files.isDirectory(folder);
    }

    Path state() {
        return folder.resolve(STATE);
    }

    /** Gives a board in this folder a disk of its own, as it was. */
    void layDisk(Path board) throws IOException {
        Files.copy(folder.resolve(DISK), board.resolve(DISK), StandardCopyOption.REPLACE_EXISTING);
    }

    /**
     * Keeps a running board's state, unless it is kept already or another process is about to. The board stands still meanwhile,
     * and its clocks with it.
     *
     * @param board its folder
     */
    void take(Machine machine, Path board) throws IOException, InterruptedException {
        Files.createDirectories(folder.getParent());
        try (FileChannel channel =
                        FileChannel.open(beside("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                FileLock lock = channel.tryLock()) {
            if (lock != null && !isThere()) {
                write(machine, board);
            }
        } catch (OverlappingFileLockException e) {
            // Another thread of this process is about to.
        }
    }

    private void write(Machine machine, Path board) throws IOException, InterruptedException {
        Path part = beside("part");
        delete(part);
        Files.createDirectories(part);
        machine.freeze();
        try {
            machine.write(STATE);
            Path written = board.resolve(STATE);
            for (long end = System.nanoTime() + WRITTEN.toNanos(); !Files.exists(written); Thread.sleep(10)) {
                if (System.nanoTime() > end) {
                    throw new IOException("the emulator's state was written, but " + written + " is not there");
                }
            }
            Files.move(written, part.resolve(STATE));
            Files.copy(board.resolve(DISK), part.resolve(DISK));
        } finally {
            machine.thaw();
        }
        Files.move(part, folder, StandardCopyOption.ATOMIC_MOVE);
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
