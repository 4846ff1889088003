package dev.assay.harness.artifact;

import java.io.IOException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLockInterruptionException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;

/**
 * One holder of a key over all threads and processes of the machine; the kernel frees it when a process dies. The lock's
 * file stays: deleting it would let two holders lock two files of one name.
 */
final class KeyLock implements AutoCloseable {
    /** A process has one record lock a file, and loses it with the first descriptor it closes: threads queue here first. */
    private static final ConcurrentHashMap<Path, ReentrantLock> THREADS = new ConcurrentHashMap<>();

    private final ReentrantLock thread;
    private final FileChannel process;

    private KeyLock(ReentrantLock thread, FileChannel process) {
        this.thread = thread;
        this.process = process;
    }

    /** Waits for the key. */
    static KeyLock acquire(Path file) throws ArtifactException {
        Path key = file.toAbsolutePath().normalize();
        ReentrantLock thread = THREADS.computeIfAbsent(key, k -> new ReentrantLock());
        try {
            thread.lockInterruptibly();
        } catch (InterruptedException e) {
            throw Failures.interrupted("cannot wait for another process", file);
        }
        try {
            return new KeyLock(thread, lock(key));
        } catch (ClosedByInterruptException | FileLockInterruptionException e) {
            thread.unlock();
            throw Failures.interrupted("cannot wait for another process", file);
        } catch (IOException e) {
            thread.unlock();
            throw Failures.storing("cannot lock a part of the store", file, e);
        }
    }

    private static FileChannel lock(Path file) throws IOException {
        FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        try {
            channel.lock();
            return channel;
        } catch (IOException | RuntimeException e) {
            channel.close();
            throw e;
        }
    }

    @Override
    public void close() {
        try {
            process.close();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException("closing a lock", e);
        } finally {
            thread.unlock();
        }
    }
}
