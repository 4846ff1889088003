package dev.assay.harness.artifact;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Path;

/** A file system of 1 MiB in memory; needs the right to mount. */
final class SmallDisk implements AutoCloseable {
    private final Path folder;

    private SmallDisk(Path folder) {
        this.folder = folder;
    }

    /** Skips the test where nothing can be mounted. */
    static SmallDisk mount(Path folder) throws IOException, InterruptedException {
        int exit = call("mount", "-t", "tmpfs", "-o", "size=1m", "assay-test", folder.toString());
        assumeTrue(exit == 0, "mounting a small disk needs root");
        return new SmallDisk(folder);
    }

    Path folder() {
        return folder;
    }

    @Override
    public void close() throws IOException {
        try {
            call("umount", folder.toString());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static int call(String... command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        return process.waitFor();
    }
}
