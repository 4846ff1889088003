package dev.assay.results.benchmark;

import dev.assay.collectors.trace.Trace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** A way to keep samples in a file. Each is asked the same, of the same samples, by one thread. */
interface Contestant {
    String name();

    /** Writes all samples into a new database and closes it. */
    void store(List<Trace> traces, Path file) throws Exception;

    /** How long the extremes of so many buckets of equal length take, of the one channel that was stored. */
    Plotted plot(Path file, int points) throws Exception;

    /**
     * @param firstMs with the file opened anew, though the kernel may have it in memory
     * @param warmMs the median of the next ones
     * @param leastMs the quickest of them
     */
    record Plotted(double firstMs, double warmMs, double leastMs) {}

    /** What is on the disk afterwards: the file, and others beside it that begin with its name. */
    static long bytes(Path file) throws IOException {
        long bytes = 0;
        try (var beside = Files.newDirectoryStream(file.getParent(), file.getFileName() + "*")) {
            for (Path each : beside) {
                bytes += Files.size(each);
            }
        }
        return bytes;
    }

    static List<Contestant> all() {
        return List.of(new AssayStore(), new PlainRows(), new DuckDbAppender());
    }
}
