package dev.assay.harness.model.gguf;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;

/** A GGUF file that is planned but not written: every byte has its place, so threads can write it in any order. */
public final class GgufFile {
    /** A task's bytes: large enough that a write's cost does not show, small enough to stay in a core's cache. */
    private static final int CHUNK_BYTES = 1 << 20;

    private final byte[] header;
    private final List<Placed> tensors;
    private final long bytes;

    /** Data of one tensor, from the start of the file. */
    record Placed(long offset, long bytes, TensorContent content) {}

    private record Chunk(TensorContent content, long firstUnit, int units, long offset) {}

    GgufFile(byte[] header, List<Placed> tensors, long bytes) {
        this.header = header;
        this.tensors = List.copyOf(tensors);
        this.bytes = bytes;
    }

    /** Size of the file. */
    public long bytes() {
        return bytes;
    }

    /**
     * Writes the file, replacing what is there. The bytes are the same for any number of threads.
     *
     * @param threads at least 1
     * @throws IOException where the file system refuses; a part of the file may lie there then
     * @throws InterruptedException where this thread is interrupted; likewise
     */
    public void write(Path path, int threads) throws IOException, InterruptedException {
        List<Chunk> chunks = chunks();
        AtomicInteger next = new AtomicInteger();
        try (FileChannel channel = FileChannel.open(
                        path,
                        StandardOpenOption.CREATE,
                        StandardOpenOption.WRITE,
                        StandardOpenOption.TRUNCATE_EXISTING);
                ExecutorService pool = Executors.newFixedThreadPool(threads)) {
            writeFully(channel, ByteBuffer.wrap(header), 0);
            List<Future<?>> workers = new ArrayList<>();
            for (int worker = 0; worker < threads; worker++) {
                workers.add(pool.submit(() -> {
                    writeChunks(channel, chunks, next);
                    return null;
                }));
            }
            try {
                for (Future<?> worker : workers) {
                    worker.get();
                }
            } catch (ExecutionException e) {
                if (e.getCause() instanceof IOException cause) {
                    throw cause;
                }
                throw new IllegalStateException(e.getCause());
            } finally {
                pool.shutdownNow();
            }
            extendTo(channel, bytes);
        }
    }

    private static void writeChunks(FileChannel channel, List<Chunk> chunks, AtomicInteger next) throws IOException {
        byte[] content = new byte[CHUNK_BYTES];
        ByteBuffer buffer = ByteBuffer.allocateDirect(CHUNK_BYTES);
        for (int i = next.getAndIncrement(); i < chunks.size(); i = next.getAndIncrement()) {
            Chunk chunk = chunks.get(i);
            chunk.content().fill(content, chunk.firstUnit(), chunk.units());
            buffer.clear().put(content, 0, chunk.units() * chunk.content().unitBytes());
            writeFully(channel, buffer.flip(), chunk.offset());
        }
    }

    private List<Chunk> chunks() {
        List<Chunk> chunks = new ArrayList<>();
        for (Placed tensor : tensors) {
            int unitBytes = tensor.content().unitBytes();
            int most = CHUNK_BYTES / unitBytes;
            long units = tensor.bytes() / unitBytes;
            for (long first = 0; first < units; first += most) {
                int count = (int) Math.min(most, units - first);
                chunks.add(new Chunk(tensor.content(), first, count, tensor.offset() + first * unitBytes));
            }
        }
        return chunks;
    }

    /** The padding after the last tensor is part of the file: llama.cpp's own writer ends so. */
    private static void extendTo(FileChannel channel, long size) throws IOException {
        if (channel.size() < size) {
            writeFully(channel, ByteBuffer.allocate(1), size - 1);
        }
    }

    private static void writeFully(FileChannel channel, ByteBuffer buffer, long position) throws IOException {
        long at = position;
        while (buffer.hasRemaining()) {
            at += channel.write(buffer, at);
        }
    }
}
