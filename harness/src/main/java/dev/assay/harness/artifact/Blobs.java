package dev.assay.harness.artifact;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Files under the SHA-256 of their content, and beside each a {@link Stamp} of its last verification. */
final class Blobs {
    private final Path content;
    private final Path stamps;
    private final Path locks;

    Blobs(Path root, Path locks) throws IOException {
        this.locks = locks;
        content = Files.createDirectories(root.resolve("blobs/sha256"));
        stamps = Files.createDirectories(root.resolve("blobs/stamps"));
    }

    /** Held while a blob is fetched, so that two who want it fetch it once. */
    KeyLock lock(String sha256) throws ArtifactException {
        return KeyLock.acquire(locks.resolve("blob-" + sha256));
    }

    /** The blob if it is here and whole; read again in full only when it does not look as it did. */
    Optional<Path> find(String sha256) throws IOException {
        Path blob = content.resolve(sha256);
        if (!Files.isRegularFile(blob)) {
            return Optional.empty();
        }
        if (stampOf(sha256).equals(Optional.of(Stamp.of(blob)))) {
            return Optional.of(blob);
        }
        return verified(blob) ? Optional.of(blob) : Optional.empty();
    }

    /** Takes a file whose hash has just been computed. */
    Path admit(Path file, String sha256) throws IOException {
        Path blob = content.resolve(sha256);
        Durable.makeReadOnly(file);
        Durable.publish(file, blob);
        stamp(blob);
        return blob;
    }

    /** Reads every blob in full; drops and returns those whose content is not what their name says. */
    List<Path> verify() throws IOException, ArtifactException {
        List<Path> damaged = new ArrayList<>();
        try (Stream<Path> all = Files.list(content)) {
            for (Path blob : all.sorted().toList()) {
                try (KeyLock _ = lock(blob.getFileName().toString())) {
                    if (Files.exists(blob) && !verified(blob)) {
                        drop(blob);
                        damaged.add(blob);
                    }
                }
            }
        }
        return damaged;
    }

    private void drop(Path blob) throws IOException {
        Files.deleteIfExists(blob);
        Files.deleteIfExists(stamps.resolve(blob.getFileName()));
    }

    private boolean verified(Path blob) throws IOException {
        if (!Sha256.of(blob).equals(blob.getFileName().toString())) {
            return false;
        }
        stamp(blob);
        return true;
    }

    private Optional<Stamp> stampOf(String sha256) throws IOException {
        Path file = stamps.resolve(sha256);
        try {
            return Files.exists(file) ? Optional.of(Stamp.parse(Files.readString(file))) : Optional.empty();
        } catch (NumberFormatException | IndexOutOfBoundsException e) {
            return Optional.empty();
        }
    }

    /** A stamp cut short by a crash parses to nothing or to another one: both only cost a reading of the blob. */
    private void stamp(Path blob) throws IOException {
        Files.writeString(stamps.resolve(blob.getFileName()), Stamp.of(blob).toString());
    }
}
