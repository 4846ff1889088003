package dev.assay.harness.artifact;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;

/** Reads a program's output to its end on a thread of its own and keeps the last MiB. */
public final class Tail {
    private static final int KEPT = 1 << 20;
    /** A grandchild that outlives the program may hold the pipe open; we do not wait for it longer than this. */
    private static final long LINGER_MS = 2_000;

    private final ByteArrayOutputStream kept = new ByteArrayOutputStream();
    private final Thread reader;

    private Tail(InputStream in) {
        reader = Thread.ofVirtual().name("output of a program").start(() -> drain(in));
    }

    public static Tail of(InputStream in) {
        return new Tail(in);
    }

    /** What came, once the program has ended. */
    public String text() throws InterruptedException {
        reader.join(TimeUnit.MILLISECONDS.toMillis(LINGER_MS));
        synchronized (kept) {
            return new String(last(), StandardCharsets.UTF_8);
        }
    }

    private void drain(InputStream in) {
        byte[] chunk = new byte[1 << 14];
        try (in) {
            for (int n = in.read(chunk); n >= 0; n = in.read(chunk)) {
                keep(chunk, n);
            }
        } catch (IOException e) {
            // The program was killed; what it said before stays.
        }
    }

    private void keep(byte[] chunk, int n) {
        synchronized (kept) {
            kept.write(chunk, 0, n);
            if (kept.size() > 2 * KEPT) {
                byte[] last = last();
                kept.reset();
                kept.write(last, 0, last.length);
            }
        }
    }

    private byte[] last() {
        byte[] all = kept.toByteArray();
        return all.length <= KEPT ? all : Arrays.copyOfRange(all, all.length - KEPT, all.length);
    }
}
