package dev.assay.results.samples;

import com.github.luben.zstd.EndDirective;
import com.github.luben.zstd.Zstd;
import com.github.luben.zstd.ZstdCompressCtx;
import java.lang.foreign.Arena;
import java.nio.ByteBuffer;

/**
 * One zstd frame with its content's checksum. What is appended by one call is a block of its own with statistics of its own:
 * bytes of different kinds in one block would cost more. For use by the thread that made it.
 */
final class FrameEncoder implements AutoCloseable {
    private static final int LEVEL = 3;
    private static final int BLOCK_HEAD = 3;

    private final Arena memory = Arena.ofConfined();
    private final ZstdCompressCtx zstd = new ZstdCompressCtx();
    private final ByteBuffer in;
    private final ByteBuffer out;

    /** @param blocks at most so many are appended, of together {@code content} bytes */
    FrameEncoder(int content, int blocks) {
        in = buffer(content);
        out = buffer(Math.toIntExact(Zstd.compressBound(content)) + BLOCK_HEAD * blocks);
        zstd.setLevel(LEVEL).setChecksum(true).setContentSize(true);
    }

    /** @param content bytes that the appended ones will be together */
    void begin(byte version, int content) {
        out.clear().put(version);
        zstd.setPledgedSrcSize(content);
    }

    void append(byte[] bytes, int length, boolean last) {
        in.clear().put(bytes, 0, length).flip();
        if (!zstd.compressDirectByteBufferStream(out, in, last ? EndDirective.END : EndDirective.FLUSH)) {
            throw new IllegalStateException("zstd did not take a block whole");
        }
    }

    byte[] finished() {
        byte[] frame = new byte[out.position()];
        out.get(0, frame);
        return frame;
    }

    @Override
    public void close() {
        zstd.close();
        memory.close();
    }

    private ByteBuffer buffer(int bytes) {
        return memory.allocate(bytes).asByteBuffer();
    }
}
