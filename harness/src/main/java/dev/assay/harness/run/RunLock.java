package dev.assay.harness.run;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** Held while a run is measured: a second process that resumed it would end the first one's trial. Dies with its process. */
final class RunLock implements AutoCloseable {
    private final FileChannel channel;

    private RunLock(FileChannel channel) {
        this.channel = channel;
    }

    /** @throws RunException when another process measures this run, or the file cannot be made */
    static RunLock of(Path runFolder) throws RunException {
        Path file = runFolder.resolve("run.lock");
        try {
            FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            FileLock lock = channel.tryLock();
            if (lock == null) {
                channel.close();
                throw RunException.busy(runFolder);
            }
            return new RunLock(channel);
        } catch (IOException e) {
            throw RunException.folder("cannot hold the run", file, e);
        }
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            // The lock ends with the process at the latest.
        }
    }
}
