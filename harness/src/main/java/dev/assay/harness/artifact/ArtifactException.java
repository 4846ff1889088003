package dev.assay.harness.artifact;

import dev.assay.collectors.problem.AssayException;

/** A file could not be fetched, built, unpacked or verified. The store holds nothing half-written afterwards. */
public final class ArtifactException extends AssayException {
    private static final long serialVersionUID = 1L;

    /** What kind of failure it is; reports count them. */
    public enum Code {
        /** The content is not what its pinned SHA-256 says. */
        HASH_MISMATCH,
        /** The disk or a quota is full. */
        NO_SPACE,
        /** The source says that there is no such file, or refuses to give it. */
        NOT_FOUND,
        /** The source could not be reached, or broke off, after every retry. */
        UNREACHABLE,
        /** A program that is needed (npm, mvn, git, a compiler) is not installed. */
        TOOL_MISSING,
        /** A program that was needed ran and failed. */
        TOOL_FAILED,
        /** An archive is damaged, or holds an entry that would leave its folder. */
        BAD_ARCHIVE,
        /** The store itself could not be read or written. */
        STORE_FAILED,
        /** The thread was interrupted; its interrupt flag is set again. */
        INTERRUPTED
    }

    private final Code code;

    public ArtifactException(Code code, String what, String where, String why, String remedy, Throwable cause) {
        super(what, where, why, remedy, cause);
        this.code = code;
    }

    public ArtifactException(Code code, String what, String where, String why, String remedy) {
        this(code, what, where, why, remedy, null);
    }

    public Code code() {
        return code;
    }
}
