package dev.assay.harness.runtime;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.assay.harness.artifact.Source;
import java.nio.file.Path;
import java.util.List;

/** Some of a runtime's files. */
public sealed interface Part {
    /** One file as it is; its name in the runtime's folder is the name it has where it comes from. */
    record Plain(Source source, String name) implements Part {}

    /** Members of an archive, see {@link dev.assay.harness.artifact.Archives#extract}. */
    record Members(Source source, List<String> globs) implements Part {
        public Members {
            globs = List.copyOf(globs);
        }
    }

    /** A folder of the user's, whole. */
    record Folder(Path path) implements Part {}

    /** What the other parts and the runner need of a C library, of the compiler for the ABI; see {@link Launch.ThroughLoader}. */
    record Capsule(CLibrary library) implements Part {}

    /** A C library that can come with a runtime. */
    enum CLibrary {
        @JsonProperty("glibc")
        GLIBC
    }
}
