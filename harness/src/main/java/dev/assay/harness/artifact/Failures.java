package dev.assay.harness.artifact;

import dev.assay.collectors.problem.FileTrouble;
import dev.assay.harness.artifact.ArtifactException.Code;
import java.io.IOException;
import java.util.Locale;

/** Turns what the file system says into our own words. */
final class Failures {
    private Failures() {}

    /** A failure to write below {@code where}: NO_SPACE when the disk or a quota is full, else STORE_FAILED. */
    static ArtifactException storing(String what, Object where, IOException cause) {
        for (Throwable t = cause; t != null; t = t.getCause()) {
            if (saysNoSpace(String.valueOf(t.getMessage()))) {
                return noSpace(what, where, cause);
            }
        }
        return new ArtifactException(
                Code.STORE_FAILED,
                what,
                String.valueOf(where),
                FileTrouble.words(cause),
                "Check that the folder can be written, or set XDG_CACHE_HOME to one that can.",
                cause);
    }

    static ArtifactException noSpace(String what, Object where, Throwable cause) {
        return new ArtifactException(
                Code.NO_SPACE,
                what,
                String.valueOf(where),
                "no space is left there; nothing half-written was kept",
                "Free space (see df -h), or set XDG_CACHE_HOME to a folder on a larger disk.",
                cause);
    }

    static ArtifactException interrupted(String what, Object where) {
        Thread.currentThread().interrupt();
        return new ArtifactException(
                Code.INTERRUPTED,
                what,
                String.valueOf(where),
                "it was stopped",
                "Start it again; it goes on from here.");
    }

    /** The words of ENOSPC and EDQUOT in the C library, Node and Java. */
    static boolean saysNoSpace(String message) {
        String lower = message.toLowerCase(Locale.ROOT);
        return lower.contains("no space left on device")
                || lower.contains("enospc")
                || lower.contains("disk quota exceeded");
    }
}
