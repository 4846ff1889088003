package dev.assay.results.store;

import dev.assay.collectors.problem.AssayException;
import dev.assay.collectors.problem.FileTrouble;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;

/** The database of results cannot do what was asked. Nothing of the failed operation is in it. */
public final class StoreException extends AssayException {
    private static final long serialVersionUID = 1L;

    /** What callers tell apart. */
    public enum Kind {
        /** A database with broken pages, or one that is not to be recognised any more. The bundles are whole: rebuild. */
        DAMAGED,
        /** Written by a later version of this program. */
        NEWER,
        /** A SQLite database of another program, or no database at all. */
        FOREIGN,
        /** No space left on its disk. */
        FULL,
        /** Another process holds it for longer than the waiting time. */
        BUSY,
        /** The file or its folder cannot be read or written. */
        INACCESSIBLE,
        /** There is no database where one is to be read. */
        MISSING,
        /** The start of a run's id fits several. */
        AMBIGUOUS_RUN,
        /** There is nothing to rebuild the database from. */
        NO_BUNDLES,
        /** A bundle contradicts what is stored, or its documents lack what a trial must have. */
        REFUSED_BUNDLE
    }

    private final Kind kind;

    private StoreException(Kind kind, String what, Path where, String why, String remedy, Throwable cause) {
        super(what, where.toString(), why, remedy, cause);
        this.kind = kind;
    }

    public Kind kind() {
        return kind;
    }

    /** What to do about a damaged file. */
    public static String rebuildRemedy(Path file) {
        return "rebuild it from the bundles, the damaged file is kept: assay db rebuild --db " + file;
    }

    static StoreException damaged(Path file, String why, Throwable cause) {
        return new StoreException(
                Kind.DAMAGED, "cannot use the results database", file, why, rebuildRemedy(file), cause);
    }

    static StoreException newer(Path file, int found, int known) {
        return new StoreException(
                Kind.NEWER,
                "cannot use the results database",
                file,
                "it has schema version " + found + ", this program knows versions up to " + known,
                "use the newer program that wrote it, or another --db FILE",
                null);
    }

    static StoreException foreign(Path file) {
        return new StoreException(
                Kind.FOREIGN,
                "cannot use the results database",
                file,
                "it is a SQLite database of another program",
                "name another file: --db FILE",
                null);
    }

    /** What the remedy does not say: to put something into its place. */
    static StoreException strange(Path file, Throwable cause) {
        return new StoreException(
                Kind.FOREIGN,
                "cannot use the results database",
                file,
                "it is no database of Assay, and nothing beside it says that it ever was one",
                "name another with --db FILE; if it was one, move it away, then: assay db rebuild --db " + file,
                cause);
    }

    static StoreException full(Path file, Throwable cause) {
        return new StoreException(
                Kind.FULL,
                "cannot store the results",
                file,
                "no space is left on its disk",
                "free space and import the bundles again: assay import bundle DIR",
                cause);
    }

    static StoreException busy(Path file, Throwable cause) {
        return new StoreException(
                Kind.BUSY,
                "cannot use the results database",
                file,
                "another process has held it for longer than " + Database.BUSY_TIMEOUT.toSeconds() + " s",
                "see which process has it open (fuser " + file + "), then try again",
                cause);
    }

    static StoreException inaccessible(Path file, String why, Throwable cause) {
        return new StoreException(
                Kind.INACCESSIBLE,
                "cannot use the results database",
                file,
                why,
                "check that the file and its folder may be read and written, or name another: --db FILE",
                cause);
    }

    static StoreException missing(Path file) {
        boolean folder = Files.isDirectory(file);
        return new StoreException(
                Kind.MISSING,
                "there is no results database",
                file,
                folder ? "it is a folder" : Files.exists(file) ? "it is empty" : "there is no such file",
                folder
                        ? "name a file: --db FILE"
                        : "name another: --db FILE; or measure something first: assay quickstart; or make it from bundles:"
                                + " assay db rebuild --db " + file,
                null);
    }

    static StoreException noBundles(Path file, Collection<Path> folders) {
        return new StoreException(
                Kind.NO_BUNDLES,
                "cannot rebuild the results database",
                file,
                "no bundle that can be stored is in "
                        + folders.stream().map(Path::toString).collect(Collectors.joining(", ")),
                "name the folder that the bundles are in: assay db rebuild DIR; the file was left as it was",
                null);
    }

    static StoreException cannotWalk(Path folder, IOException cause) {
        return new StoreException(
                Kind.INACCESSIBLE,
                "cannot import bundles",
                folder,
                FileTrouble.words(cause),
                "check that the folder exists and may be read",
                cause);
    }

    static StoreException ambiguous(Path file, String prefix, List<String> candidates) {
        return new StoreException(
                Kind.AMBIGUOUS_RUN,
                "cannot tell which run is meant by " + prefix,
                file,
                "it fits " + String.join(", ", candidates),
                "give more of the id",
                null);
    }

    static StoreException contradicts(Path bundle, String trial, String stored) {
        return new StoreException(
                Kind.REFUSED_BUNDLE,
                "cannot store the bundle",
                bundle,
                "trial " + trial + " is stored already, from a bundle with other content (" + stored + ")",
                "keep one of the two folders: a trial is counted once",
                null);
    }

    static StoreException incomplete(Path bundle, RuntimeException cause) {
        return new StoreException(
                Kind.REFUSED_BUNDLE,
                "cannot store the bundle",
                bundle,
                "its documents are not those of a trial: " + cause,
                "report it with the folder attached, it was sealed by a program that this one does not understand",
                cause);
    }
}
