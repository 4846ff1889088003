package dev.assay.agents.ssh;

import dev.assay.agents.AgentException;
import dev.assay.agents.remote.Addition;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.List;

/**
 * Connects and sends a file once, to a host that this JVM is itself: while the launcher records an AOT cache, so that a later
 * JVM finds the classes linked and knows from the first packet which methods are worth compiling.
 */
public final class SshRehearsal {
    private SshRehearsal() {}

    /**
     * Blocks until all has arrived. Leaves nothing behind.
     *
     * @param folder an existing one, for the keys and the file while this runs
     * @param bytes to send, 0 or more: they are zeros, and take no room on the disk
     * @throws AgentException when it could not connect to itself
     */
    public static void run(Path folder, long bytes)
            throws AgentException, GeneralSecurityException, InterruptedException, IOException {
        Path own = Files.createTempDirectory(folder, "rehearsal");
        Path file = own.resolve("file");
        try (LoopbackHost host = LoopbackHost.start()) {
            try (RandomAccessFile sparse = new RandomAccessFile(file.toFile(), "rw")) {
                sparse.setLength(bytes);
            }
            try (SshLink link = new SshLink(host.target(), host.user(own), SshLimits.STANDARD)) {
                link.append(Addition.whole(file, "nowhere"));
            }
        } finally {
            for (Path each : List.of(file, own.resolve(LoopbackHost.KEY), own.resolve(LoopbackHost.KNOWN), own)) {
                Files.deleteIfExists(each);
            }
        }
    }
}
