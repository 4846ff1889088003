package dev.assay.harness.power;

import java.io.IOException;
import java.net.URLEncoder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * Which devices' power is cut: a file each, on the disk of the coordinator before the power is cut, gone when it is restored.
 *
 * @param folder need not exist
 */
record PowerJournal(Path folder) {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String ENDING = ".json";

    /** Durable when this returns. */
    void write(CutPower cut) throws IOException {
        Files.createDirectories(folder);
        Path file = file(cut.device());
        Path fresh = file.resolveSibling(file.getFileName() + ".new");
        Files.writeString(fresh, JSON.writeValueAsString(cut) + "\n");
        sync(fresh);
        Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE);
        sync(folder);
    }

    void remove(String device) throws IOException {
        Files.deleteIfExists(file(device));
    }

    /** All files, in the order of their names. */
    List<Path> files() throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> all = Files.list(folder)) {
            return all.filter(file -> file.toString().endsWith(ENDING)).sorted().toList();
        }
    }

    /** Empty where a file is not of the format, or is gone meanwhile. */
    static Optional<CutPower> read(Path file) throws IOException {
        try {
            return Optional.ofNullable(JSON.readValue(Files.readString(file), CutPower.class))
                    .filter(CutPower::isWhole);
        } catch (JacksonException e) {
            return Optional.empty();
        }
    }

    Path file(String device) {
        return folder.resolve(URLEncoder.encode(device, StandardCharsets.UTF_8) + ENDING);
    }

    private static void sync(Path path) throws IOException {
        try (FileChannel channel = FileChannel.open(path, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }
}
