package dev.assay.harness.model;

import dev.assay.harness.artifact.Source;
import dev.assay.harness.model.gguf.FileType;
import dev.assay.harness.model.gguf.Shape;
import java.nio.file.Path;
import java.util.Optional;

/** Where a variant's file comes from. */
public sealed interface ModelSource {
    /** In one short phrase, for lists and JSON. */
    default String describe() {
        return switch (this) {
            case Synthetic s -> "made on this machine from seed " + s.seed();
            case Fetched f ->
                f.source().describe() + f.member().map(m -> ", " + m).orElse("");
            case Local l -> l.path().toString();
        };
    }

    /** Made here: random weights in a shape. */
    record Synthetic(Shape shape, FileType type, long seed) implements ModelSource {}

    /**
     * Fetched once, by its hash.
     *
     * @param member the path inside the fetched archive; empty where the fetched file is the model
     */
    record Fetched(Source source, Optional<String> member) implements ModelSource {}

    /**
     * The user's own file, used where it lies.
     *
     * @param sha256 64 lower-case hexadecimal digits; empty where any content will do
     */
    record Local(Path path, Optional<String> sha256) implements ModelSource {}
}
