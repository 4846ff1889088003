package dev.assay.harness.endtoend;

import dev.assay.harness.config.Processors;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** On which processors programs may run on this machine. */
final class AllowedProcessors {
    private static final String KEY = "Cpus_allowed_list:";

    private AllowedProcessors() {}

    /** In ascending order, one at the least. */
    static List<Integer> here() throws IOException {
        return Files.readAllLines(Path.of("/proc/self/status")).stream()
                .filter(line -> line.startsWith(KEY))
                .map(line -> Processors.parse(line.substring(KEY.length()).strip()))
                .findFirst()
                .orElseThrow()
                .numbers();
    }
}
