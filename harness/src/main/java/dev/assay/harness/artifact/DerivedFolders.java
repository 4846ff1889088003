package dev.assay.harness.artifact;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Directories under the hash of what they were derived from, each with an {@link Inventory} of its files. */
final class DerivedFolders {
    private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9._-]*");
    private static final int KEY_DIGITS = 12;

    private final Path folders;
    private final Path locks;
    private final Path tmp;

    DerivedFolders(Path root, Path locks, Path tmp) throws IOException {
        folders = Files.createDirectories(root.resolve("derived"));
        this.locks = locks;
        this.tmp = tmp;
    }

    /** The folder if it is here and its files look as they did when they were built. */
    Optional<Path> find(Derivation derivation) throws IOException {
        Path folder = folders.resolve(folderName(derivation));
        return Files.isDirectory(folder) && Inventory.matches(folder) ? Optional.of(folder) : Optional.empty();
    }

    Path findOrBuild(Derivation derivation, Progress progress) throws IOException, ArtifactException {
        Optional<Path> here = find(derivation);
        if (here.isPresent()) {
            return here.get();
        }
        String name = folderName(derivation);
        try (KeyLock _ = KeyLock.acquire(locks.resolve("derived-" + name))) {
            Optional<Path> builtMeanwhile = find(derivation);
            return builtMeanwhile.isPresent() ? builtMeanwhile.get() : build(derivation, name, progress);
        }
    }

    private Path build(Derivation derivation, String name, Progress progress) throws IOException, ArtifactException {
        try (WorkArea area = WorkArea.create(tmp)) {
            Path into = Files.createDirectory(area.folder().resolve(name));
            derivation.build(into, progress);
            Inventory.write(into);
            Path folder = folders.resolve(name);
            if (Files.exists(folder)) {
                Files.move(folder, area.folder().resolve("damaged"));
            }
            Durable.publish(into, folder);
            return folder;
        }
    }

    /** Reads every file in full; drops and returns the folders in which one is not what it was when built. */
    List<Path> verify() throws IOException, ArtifactException {
        List<Path> damaged = new ArrayList<>();
        try (Stream<Path> all = Files.list(folders)) {
            for (Path folder : all.sorted().toList()) {
                try (KeyLock _ = KeyLock.acquire(locks.resolve("derived-" + folder.getFileName()))) {
                    if (Files.exists(folder) && !Inventory.verify(folder)) {
                        Durable.delete(folder);
                        damaged.add(folder);
                    }
                }
            }
        }
        return damaged;
    }

    /** {@code NAME-KEY}, the key being the first 12 digits of the hash of name, recipe and inputs. */
    static String folderName(Derivation derivation) {
        if (!NAME.matcher(derivation.name()).matches()) {
            throw new IllegalArgumentException("not a name for a derived folder: " + derivation.name());
        }
        StringBuilder key = new StringBuilder(derivation.name()).append('\n').append(derivation.recipe());
        for (Map.Entry<String, String> input : derivation.inputs().entrySet()) {
            // Lengths keep two different sets of inputs from reading the same.
            key.append('\n').append(input.getKey().length()).append(':').append(input.getKey());
            key.append(input.getValue().length()).append(':').append(input.getValue());
        }
        return derivation.name() + "-" + Sha256.of(key.toString()).substring(0, KEY_DIGITS);
    }
}
