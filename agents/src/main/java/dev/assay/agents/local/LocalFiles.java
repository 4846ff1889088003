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

/** This machine's files. A file that is missing, denied or answers with an error is an empty reading. */
final class LocalFiles implements DeviceFiles {
    @Override
    public Optional<String> read(String absolutePath) {
        try {
            return Optional.of(Files.readString(Path.of(absolutePath), StandardCharsets.ISO_8859_1));
        } catch (IOException | UncheckedIOException | SecurityException e) {
            return Optional.empty();
        }
    }

    @Override
    public List<String> list(String directory) {
        List<String> names = new ArrayList<>();
        try (var entries = Files.newDirectoryStream(Path.of(directory))) {
            entries.forEach(p -> names.add(p.getFileName().toString()));
        } catch (IOException | DirectoryIteratorException e) {
            return List.of();
        }
        names.sort(null);
        return names;
    }
}
