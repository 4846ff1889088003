package dev.assay.harness.runtime;

import dev.assay.harness.artifact.Sha256;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Some folders of C sources below one root. */
record SourceTree(Path root, List<String> folders) {
    /** The .c files, sorted, as absolute paths. */
    List<String> sources() throws IOException {
        return files().stream()
                .filter(file -> file.toString().endsWith(".c"))
                .map(Path::toString)
                .toList();
    }

    /** Of all names and contents. */
    String hash() throws IOException {
        StringBuilder all = new StringBuilder();
        for (Path file : files()) {
            all.append(Sha256.of(file))
                    .append(' ')
                    .append(root.relativize(file))
                    .append('\n');
        }
        return Sha256.of(all.toString());
    }

    private List<Path> files() throws IOException {
        List<Path> files = new ArrayList<>();
        for (String folder : folders) {
            try (Stream<Path> all = Files.list(root.resolve(folder))) {
                all.filter(file -> file.toString().endsWith(".c")
                                || file.toString().endsWith(".h"))
                        .sorted()
                        .forEach(files::add);
            }
        }
        return files;
    }
}
