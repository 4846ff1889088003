package dev.assay.harness.artifact;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * What has come of a download, kept over attempts and over runs, and the validator (a strong ETag) of the file it is the
 * beginning of. Without a validator nothing can be resumed: the beginning might be another file's.
 */
final class Partial {
    private static final Duration KEPT = Duration.ofDays(7);

    private final Path bytes;
    private final Path validator;

    Partial(Path folder, String sha256) throws IOException {
        Files.createDirectories(folder);
        bytes = folder.resolve(sha256);
        validator = folder.resolve(sha256 + ".etag");
    }

    /** Deletes parts that nobody went on with for a week. */
    static void sweep(Path folder, Instant now) throws IOException {
        if (!Files.isDirectory(folder)) {
            return;
        }
        try (DirectoryStream<Path> parts = Files.newDirectoryStream(folder)) {
            for (Path part : parts) {
                if (Files.getLastModifiedTime(part).toInstant().isBefore(now.minus(KEPT))) {
                    Files.deleteIfExists(part);
                }
            }
        }
    }

    /** How much is here; 0 when nothing is, or nothing that could be resumed. */
    long length() throws IOException {
        return Files.exists(bytes) && validator().isPresent() ? Files.size(bytes) : 0;
    }

    Optional<String> validator() throws IOException {
        return Files.exists(validator)
                ? Optional.of(Files.readString(validator)).filter(v -> !v.isBlank())
                : Optional.empty();
    }

    /** Begins again, at 0. */
    void restart(Optional<String> newValidator) throws IOException {
        Files.deleteIfExists(validator);
        Files.deleteIfExists(bytes);
        if (newValidator.isPresent()) {
            Files.writeString(validator, newValidator.get());
        }
    }

    OutputStream append() throws IOException {
        return Files.newOutputStream(bytes, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }

    /** The whole file, no longer a part. */
    Path finish() throws IOException {
        Files.deleteIfExists(validator);
        return bytes;
    }
}
