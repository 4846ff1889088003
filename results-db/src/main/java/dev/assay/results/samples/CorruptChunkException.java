package dev.assay.results.samples;

import dev.assay.collectors.problem.AssayException;

/** Bytes that are no chunk of samples, or no longer the one that was written. Nothing of them was taken. */
public final class CorruptChunkException extends AssayException {
    private static final long serialVersionUID = 1L;

    CorruptChunkException(String why) {
        this(why, null);
    }

    CorruptChunkException(String why, Throwable cause) {
        super(
                "cannot read samples",
                "a chunk",
                why,
                "rebuild the results database from the bundles: assay import bundle DIR",
                cause);
    }
}
