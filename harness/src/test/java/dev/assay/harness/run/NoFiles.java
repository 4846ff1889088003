package dev.assay.harness.run;

import dev.assay.harness.runtime.Launch;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/** What a cell needs, in name only: nothing in the test comes so far that a file is looked at. */
final class NoFiles {
    static final CellFiles OF_A_CELL = new CellFiles(
            Path.of("/none"),
            Path.of("/none/runner"),
            new Launch.Direct(),
            Path.of("/none/model"),
            Optional.empty(),
            Map.of(),
            Map.of());

    private NoFiles() {}
}
