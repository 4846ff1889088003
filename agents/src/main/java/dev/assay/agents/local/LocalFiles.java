package dev.assay.agents.local;

import dev.assay.collectors.condition.DeviceFiles;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** This machine's files, those of its sensors perhaps simulated. A file that is missing, denied or answers with an error is an empty reading. */
final class LocalFiles implements DeviceFiles {
    private static final String SYS = "/sys";

    private final Optional<Path> sysfsRoot;

    /** @param sysfsRoot folder that stands in for {@code /sys} */
    LocalFiles(Optional<Path> sysfsRoot) {
        this.sysfsRoot = sysfsRoot;
    }

    @Override
    public Optional<String> read(String absolutePath) {
        try {
            return Optional.of(Files.readString(real(absolutePath), StandardCharsets.ISO_8859_1));
        } catch (IOException | UncheckedIOException | SecurityException e) {
            return Optional.empty();
        }
    }

    @Override
    public List<String> list(String directory) {
        List<String> names = new ArrayList<>();
        try (var entries = Files.newDirectoryStream(real(directory))) {
            entries.forEach(p -> names.add(p.getFileName().toString()));
        } catch (IOException | DirectoryIteratorException e) {
            return List.of();
        }
        names.sort(null);
        return names;
    }

    private Path real(String path) {
        return sysfsRoot.isPresent() && path.startsWith(SYS + "/") ? Path.of(sysfsRoot.get() + path) : Path.of(path);
    }
}
