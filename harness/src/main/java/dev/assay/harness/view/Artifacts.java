package dev.assay.harness.view;

import java.nio.file.Path;

/** Files that a command wrote for a run; null for one that it did not write. */
public record Artifacts(Path db, Path xlsx, Path html) {
    public static final Artifacts NONE = new Artifacts(null, null, null);
}
