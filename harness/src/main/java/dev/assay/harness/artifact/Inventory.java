package dev.assay.harness.artifact;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * The list of a derived folder's regular files, inside it as {@value #FILE}: one line a file, {@code SHA256 BYTES
 * MODIFIED_NS PATH}, sorted by path.
 */
final class Inventory {
    static final String FILE = ".assay-files";

    private Inventory() {}

    private record Line(String sha256, Stamp stamp, String path) {
        static Line parse(String text) {
            String[] fields = text.split(" ", 4);
            return new Line(fields[0], Stamp.parse(fields[1] + " " + fields[2]), fields[3]);
        }

        @Override
        public String toString() {
            return sha256 + " " + stamp + " " + path;
        }
    }

    /** Hashes the folder's files, makes them read-only and lists them. */
    static void write(Path folder) throws IOException {
        List<String> lines = new ArrayList<>();
        for (Path file : files(folder)) {
            String path = folder.relativize(file).toString();
            if (path.indexOf('\n') >= 0) {
                throw new IOException("a derived file's name holds a line feed: " + path);
            }
            Durable.makeReadOnly(file);
            lines.add(new Line(Sha256.of(file), Stamp.of(file), path).toString());
        }
        Files.write(folder.resolve(FILE), lines);
    }

    static List<StoredFile> read(Path folder) throws IOException {
        List<StoredFile> files = new ArrayList<>();
        for (Line line : lines(folder)) {
            files.add(new StoredFile(folder.resolve(line.path), line.stamp.bytes(), line.sha256));
        }
        return files;
    }

    /** Whether every file looks as it did; one that does not is read in full. */
    static boolean matches(Path folder) throws IOException {
        return check(folder, false);
    }

    /** Whether every file's content is what it was; reads them all. */
    static boolean verify(Path folder) throws IOException {
        return check(folder, true);
    }

    private static boolean check(Path folder, boolean full) throws IOException {
        try {
            for (Line line : lines(folder)) {
                Path file = folder.resolve(line.path);
                boolean trusted = !full && Stamp.of(file).equals(line.stamp);
                if (!trusted && !Sha256.of(file).equals(line.sha256)) {
                    return false;
                }
            }
            return true;
        } catch (NoSuchFileException | NumberFormatException | IndexOutOfBoundsException e) {
            return false;
        }
    }

    private static List<Line> lines(Path folder) throws IOException {
        return Files.readAllLines(folder.resolve(FILE)).stream()
                .map(Line::parse)
                .toList();
    }

    private static List<Path> files(Path folder) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            return all.filter(Files::isRegularFile).sorted().toList();
        }
    }
}
