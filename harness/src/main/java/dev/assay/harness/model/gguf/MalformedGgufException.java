package dev.assay.harness.model.gguf;

import dev.assay.collectors.problem.AssayException;

/** A file that is not the GGUF it should be: another format, an unknown version, cut short, or damaged. */
public final class MalformedGgufException extends AssayException {
    private static final long serialVersionUID = 1L;

    /**
     * @param where the file, and the byte where that is known
     * @param why what was expected and what was found
     */
    MalformedGgufException(String where, String why, String remedy) {
        super("cannot use the model's file", where, why, remedy, null);
    }
}
