package dev.assay.dashboards.file;

import dev.assay.collectors.problem.FileTrouble;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.UUID;

/** Writes a file whole or not at all: beside its place, flushed to the disk, then renamed onto it. */
public final class WholeFile {
    private WholeFile() {}

    /** Produces the content. */
    @FunctionalInterface
    public interface Content {
        void writeTo(OutputStream out) throws IOException;
    }

    /**
     * Folders on the way are made. A link is followed: the file it points to is replaced, not the link.
     *
     * @throws FileNotWrittenException when the disk is full, the place is not writable or is a folder
     */
    public static void write(Path file, Content content) throws FileNotWrittenException {
        try {
            Path target = target(file);
            Path part = target.resolveSibling("." + target.getFileName() + "." + UUID.randomUUID() + ".part");
            try {
                writeTo(part, content);
                Files.move(part, target, StandardCopyOption.ATOMIC_MOVE);
            } finally {
                Files.deleteIfExists(part);
            }
        } catch (UncheckedIOException e) {
            throw notWritten(file, e.getCause());
        } catch (IOException e) {
            throw notWritten(file, e);
        }
    }

    private static Path target(Path file) throws IOException, FileNotWrittenException {
        Path absolute = file.toAbsolutePath();
        if (Files.isDirectory(absolute)) {
            throw FileNotWrittenException.wrongPlace(file, "it is a folder");
        }
        Path existing = absolute.getParent();
        while (!Files.exists(existing)) {
            existing = existing.getParent();
        }
        if (!Files.isDirectory(existing)) {
            throw FileNotWrittenException.wrongPlace(file, existing + " is a file and no folder");
        }
        Files.createDirectories(absolute.getParent());
        return Files.exists(absolute) ? absolute.toRealPath() : absolute;
    }

    private static void writeTo(Path part, Content content) throws IOException {
        try (FileChannel channel = made(part);
                OutputStream out = new BufferedOutputStream(Channels.newOutputStream(channel), 1 << 16)) {
            content.writeTo(out);
            out.flush();
            channel.force(true);
        }
    }

    /** Told is what is wrong with the folder: nobody knows of the part. */
    private static FileChannel made(Path part) throws IOException {
        String folder = part.getParent().toString();
        try {
            return FileChannel.open(part, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        } catch (NoSuchFileException e) {
            throw new FileSystemException(folder, null, "no file can be made in " + folder);
        } catch (AccessDeniedException e) {
            throw new AccessDeniedException(folder);
        }
    }

    private static FileNotWrittenException notWritten(Path file, IOException cause) {
        String why = cause instanceof FileSystemException f && f.getReason() != null
                ? f.getReason()
                : FileTrouble.words(cause);
        String remedy = isFull(cause)
                ? "Free some space or name a place on another disk; nothing was overwritten."
                : "Name a file in a folder that you may write to; nothing was overwritten.";
        return FileNotWrittenException.failed(file, why, remedy, cause);
    }

    /** The JDK has no type for it; the text is the C library's for ENOSPC and EDQUOT. */
    private static boolean isFull(IOException cause) {
        String message = String.valueOf(cause.getMessage());
        return message.contains("No space left on device") || message.contains("quota exceeded");
    }
}
