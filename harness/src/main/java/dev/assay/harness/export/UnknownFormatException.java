package dev.assay.harness.export;

import dev.assay.collectors.problem.AssayException;
import java.nio.file.Path;
import java.util.List;

/** A file's name does not say which of the known formats it is to have, or names one that cannot hold what was asked. */
public final class UnknownFormatException extends AssayException {
    private static final long serialVersionUID = 1L;

    private UnknownFormatException(Path file, String why, List<String> good) {
        super("cannot export", file.toString(), why, "End the name in one of " + String.join(", ", good) + ".", null);
    }

    static UnknownFormatException unknown(Path file, List<String> known) {
        return new UnknownFormatException(file, "the file's ending names no format that Assay writes", known);
    }

    static UnknownFormatException withoutTraces(Path file, List<String> roomy) {
        return new UnknownFormatException(file, "this format has no room for the samples of the trials", roomy);
    }
}
