package dev.assay.collectors.problem;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemLoopException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;

/** Says why a file could not be used. Of the commonest reasons the JDK's own message is the path alone. */
public final class FileTrouble {
    private FileTrouble() {}

    /** Such as "/data/results may not be used: permission denied"; what has no words of its own is told as the JDK does. */
    public static String words(IOException cause) {
        return switch (cause) {
            case NoSuchFileException e when e.getReason() == null -> e.getFile() + " is not there";
            case AccessDeniedException e
            when e.getReason() == null -> e.getFile() + " may not be used: permission denied";
            case NotDirectoryException e -> e.getFile() + " is no folder";
            case FileAlreadyExistsException e
            when e.getReason() == null ->
                e.getFile() + (Files.isDirectory(Path.of(e.getFile())) ? " is a folder" : " is a file")
                        + " that is there already";
            case DirectoryNotEmptyException e -> e.getFile() + " is a folder that is not empty";
            case FileSystemLoopException e -> e.getFile() + " is a link that leads back to itself";
            default -> cause.getMessage() == null ? cause.getClass().getSimpleName() : cause.getMessage();
        };
    }
}
