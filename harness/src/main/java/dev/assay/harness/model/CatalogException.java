package dev.assay.harness.model;

import dev.assay.collectors.problem.AssayException;
import dev.assay.collectors.problem.FileTrouble;
import java.io.IOException;
import java.nio.file.Path;

/** A folder of models exists and cannot be read. */
public final class CatalogException extends AssayException {
    private static final long serialVersionUID = 1L;

    CatalogException(Path folder, IOException cause) {
        super(
                "cannot list the models",
                folder.toString(),
                FileTrouble.words(cause),
                "Make the folder readable, or remove it.",
                cause);
    }
}
