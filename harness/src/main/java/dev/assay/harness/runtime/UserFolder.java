package dev.assay.harness.runtime;

import dev.assay.harness.artifact.ArtifactException;
import dev.assay.harness.artifact.Sha256;
import java.io.IOException;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.stream.Stream;

/** A folder of the user's that is taken whole: its regular files, links followed, with their permissions. */
final class UserFolder {
    private UserFolder() {}

    /** Of all paths, permissions to execute and contents. */
    static String hash(Path folder) throws ArtifactException {
        try {
            StringBuilder all = new StringBuilder();
            for (Path file : files(folder)) {
                all.append(Sha256.of(file)).append(Files.isExecutable(file) ? " x " : " - ");
                all.append(folder.relativize(file)).append('\n');
            }
            return Sha256.of(all.toString());
        } catch (IOException e) {
            throw new ArtifactException(
                    ArtifactException.Code.NOT_FOUND,
                    "cannot read a runtime's folder",
                    folder.toString(),
                    Files.isDirectory(folder) ? e.toString() : "there is no such folder",
                    "Make it and put the engine's program and libraries there, or correct 'folder' in the runtime's YAML file.",
                    e);
        }
    }

    static void copy(Path folder, Path into) throws IOException {
        for (Path file : files(folder)) {
            Path target = into.resolve(folder.relativize(file).toString());
            Files.createDirectories(target.getParent());
            Files.copy(file, target, StandardCopyOption.COPY_ATTRIBUTES);
        }
    }

    private static List<Path> files(Path folder) throws IOException {
        try (Stream<Path> all = Files.walk(folder, FileVisitOption.FOLLOW_LINKS)) {
            return all.filter(Files::isRegularFile).sorted().toList();
        }
    }
}
