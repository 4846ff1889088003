package dev.assay.collectors.bundle;

import dev.assay.collectors.problem.AssayException;
import dev.assay.collectors.problem.FileTrouble;
import java.nio.file.Path;

/** A bundle that cannot be read, written or trusted. */
public final class BundleException extends AssayException {
    private static final long serialVersionUID = 1L;

    private BundleException(String what, Path where, String why, String remedy, Throwable cause) {
        super(what, where.toString(), why, remedy, cause);
    }

    /** The folder holds no manifest: the trial is still going on, or what was writing it was stopped. */
    static BundleException unfinished(Path dir) {
        return new BundleException(
                "cannot open the bundle",
                dir,
                "it has no " + Manifest.FILE + ", so it was never finished",
                "wait for the trial to end, or resume its run",
                null);
    }

    static BundleException sealed(Path dir) {
        return new BundleException(
                "cannot seal the bundle",
                dir,
                "it has a " + Manifest.FILE + " already",
                "give each trial a folder of its own",
                null);
    }

    static BundleException damaged(Path file, String why) {
        return damaged(file, why, null);
    }

    static BundleException damaged(Path file, String why, Throwable cause) {
        return new BundleException(
                "cannot trust the bundle",
                file,
                why,
                "restore the folder from where it was copied, or repeat the trial; a bundle is never edited",
                cause);
    }

    /** The disk or the network below it failed; says nothing about the trial. */
    public static BundleException io(String what, Path where, java.io.IOException cause) {
        return new BundleException(
                what,
                where,
                FileTrouble.words(cause),
                "check that the folder is there, may be read and written, and has space",
                cause);
    }
}
