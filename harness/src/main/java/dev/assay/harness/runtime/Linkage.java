package dev.assay.harness.runtime;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What an ELF file asks of the system that starts or loads it.
 *
 * @param interpreter path of the loader that starts it; empty for a library and a static program
 * @param needed file names of the libraries that it is linked against (DT_NEEDED), in order
 */
record Linkage(Optional<String> interpreter, List<String> needed) {
    private static final Pattern INTERPRETER = Pattern.compile("\\[Requesting program interpreter: (.+)]");
    private static final Pattern NEEDED = Pattern.compile("\\(NEEDED\\)\\s+Shared library: \\[(.+)]");

    /** @param readelf the output of binutils' {@code readelf --program-headers --dynamic --wide} for one file, in English */
    static Linkage parse(String readelf) {
        return new Linkage(
                INTERPRETER.matcher(readelf).results().map(m -> m.group(1)).findFirst(),
                NEEDED.matcher(readelf).results().map(m -> m.group(1)).toList());
    }
}
