package dev.assay.collectors.bundle;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Finishes a bundle. Power may go at any moment: the folder is then unfinished or finished, never in between. */
public final class BundleWriter {
    private static final String TEMPORARY = ".part";

    private BundleWriter() {}

    /**
     * Writes {@code trial.json}, then {@code manifest.json} over all plain files of the folder. Each is written beside its
     * place, forced to the disk and renamed, the manifest last.
     *
     * @param dir holds what the device left and the job; may be empty of both
     * @return the bundle, verified by reading it again
     * @throws BundleException when the folder is sealed already, or cannot be read or written
     */
    public static Bundle seal(Path dir, TrialDocument trial) throws BundleException {
        if (Files.exists(dir.resolve(Manifest.FILE), LinkOption.NOFOLLOW_LINKS)) {
            throw BundleException.sealed(dir);
        }
        try {
            replace(dir.resolve(BundleFiles.TRIAL), BundleJson.bytes(trial));
            Map<String, Manifest.Entry> files = new TreeMap<>();
            for (Path file : plainFiles(dir)) {
                force(file);
                files.put(file.getFileName().toString(), Hashes.of(file));
            }
            replace(dir.resolve(Manifest.FILE), BundleJson.bytes(Manifest.of(files)));
            force(dir);
        } catch (IOException e) {
            throw BundleException.io("cannot seal the bundle", dir, e);
        }
        return Bundle.open(dir);
    }

    private static List<Path> plainFiles(Path dir) throws IOException {
        try (Stream<Path> entries = Files.list(dir)) {
            return entries.filter(f -> Files.isRegularFile(f, LinkOption.NOFOLLOW_LINKS))
                    .filter(f -> !f.getFileName().toString().endsWith(TEMPORARY))
                    .toList();
        }
    }

    private static void replace(Path file, byte[] content) throws IOException {
        Path part = file.resolveSibling(file.getFileName() + TEMPORARY);
        try (FileChannel out = FileChannel.open(
                part, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING, StandardOpenOption.WRITE)) {
            ByteBuffer rest = ByteBuffer.wrap(content);
            while (rest.hasRemaining()) {
                out.write(rest);
            }
            out.force(true);
        }
        Files.move(part, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    // On Linux and macOS a folder, too, is forced through a channel that reads it.
    private static void force(Path path) throws IOException {
        try (FileChannel channel = FileChannel.open(path, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }
}
