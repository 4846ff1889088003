package dev.assay.harness.artifact;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A folder for work in progress, on the store's file system. A lock beside it says that its process lives: process ids
 * would not do, since containers that share a store each count their own.
 */
final class WorkArea implements AutoCloseable {
    private static final String ALIVE = ".alive";
    /** Areas of this process: opening and closing their lock's file here would free the lock. */
    private static final Set<Path> OURS = ConcurrentHashMap.newKeySet();

    private final Path folder;
    private final Path alive;
    private final FileChannel lock;

    private WorkArea(Path folder, Path alive, FileChannel lock) {
        this.folder = folder;
        this.alive = alive;
        this.lock = lock;
    }

    /** @param tmp holds all areas of one store */
    static WorkArea create(Path tmp) throws ArtifactException {
        Path folder = tmp.toAbsolutePath().normalize().resolve(UUID.randomUUID().toString());
        Path alive = folder.resolveSibling(folder.getFileName() + ALIVE);
        OURS.add(alive);
        // Without this gate a sweep could find the lock's file between its making and its locking.
        try (KeyLock _ = KeyLock.acquire(gate(tmp))) {
            Files.createDirectory(folder);
            FileChannel channel = FileChannel.open(alive, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
            channel.lock();
            return new WorkArea(folder, alive, channel);
        } catch (IOException e) {
            OURS.remove(alive);
            throw Failures.storing("cannot begin work in the store", folder, e);
        }
    }

    /** Deletes the areas of processes that no longer live. */
    static void sweep(Path tmp) throws ArtifactException {
        try (KeyLock _ = KeyLock.acquire(gate(tmp));
                DirectoryStream<Path> areas =
                        Files.newDirectoryStream(tmp.toAbsolutePath().normalize(), "*" + ALIVE)) {
            for (Path alive : areas) {
                if (!OURS.contains(alive)) {
                    sweepIfDead(alive);
                }
            }
        } catch (IOException e) {
            throw Failures.storing("cannot clear what dead processes left", tmp, e);
        }
    }

    private static void sweepIfDead(Path alive) throws IOException {
        try (FileChannel channel = FileChannel.open(alive, StandardOpenOption.WRITE);
                FileLock free = channel.tryLock()) {
            if (free != null) {
                String name = alive.getFileName().toString();
                Durable.delete(alive.resolveSibling(name.substring(0, name.length() - ALIVE.length())));
                Files.delete(alive);
            }
        } catch (NoSuchFileException e) {
            // Its owner closed it since the folder was listed.
        }
    }

    private static Path gate(Path tmp) {
        return tmp.resolve("gate.lock");
    }

    Path folder() {
        return folder;
    }

    @Override
    public void close() throws ArtifactException {
        try (lock) {
            Durable.delete(folder);
            Files.deleteIfExists(alive);
        } catch (IOException e) {
            throw Failures.storing("cannot clear work in progress", folder, e);
        } finally {
            OURS.remove(alive);
        }
    }
}
