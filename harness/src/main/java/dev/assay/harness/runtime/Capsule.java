package dev.assay.harness.runtime;

import dev.assay.harness.artifact.ArtifactException;
import dev.assay.harness.artifact.Sha256;
import dev.assay.harness.artifact.StoredFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * What a runtime needs of glibc and of the compiler's libraries on a device that has none of them: all that its files are
 * linked against and what that is linked against in turn, without what the runtime brings itself.
 *
 * @param libraries by the file name under which they are needed
 * @param loader which of them starts the runtime's program; empty when that is static
 */
record Capsule(SortedMap<String, Library> libraries, Optional<String> loader) {
    Capsule {
        libraries = Collections.unmodifiableSortedMap(libraries);
    }

    /** @param file where the compiler keeps it */
    record Library(Path file, String sha256) {}

    private record Need(String library, Path by) {}

    /**
     * @param compiler the one that makes programs for the device
     * @param files all of the runtime's
     * @param program one of them
     * @throws ProvisionException naming what neither the runtime nor the compiler has
     */
    static Capsule of(Compiler compiler, List<StoredFile> files, Path program)
            throws ArtifactException, ProvisionException, IOException {
        LinkageReader reader = new LinkageReader(compiler.binutils("readelf"));
        Map<Path, Linkage> linkages = reader.read(files);
        Optional<String> loader = Optional.ofNullable(linkages.get(program))
                .flatMap(Linkage::interpreter)
                .map(path -> Path.of(path).getFileName().toString());
        Deque<Need> open = new ArrayDeque<>();
        loader.ifPresent(name -> open.add(new Need(name, program)));
        linkages.forEach((file, linkage) -> linkage.needed().forEach(name -> open.add(new Need(name, file))));
        Set<String> brought =
                files.stream().map(file -> file.path().getFileName().toString()).collect(Collectors.toSet());
        SortedMap<String, Library> libraries = new TreeMap<>();
        while (!open.isEmpty()) {
            Need need = open.remove();
            if (!brought.contains(need.library) && !libraries.containsKey(need.library)) {
                Path file = compiler.library(need.library).orElseThrow(() -> missing(need, compiler));
                libraries.put(need.library, new Library(file, Sha256.of(file)));
                reader.read(file).needed().forEach(name -> open.add(new Need(name, file)));
            }
        }
        return new Capsule(libraries, loader);
    }

    private static ProvisionException missing(Need need, Compiler compiler) {
        return new ProvisionException(
                "cannot make the capsule: " + need.library + " is nowhere",
                need.by.toString(),
                "it needs " + need.library + ", which neither the runtime's files nor the compiler for "
                        + compiler.abi() + " have",
                "Add it to the runtime's files of that ABI, or leave out the file that needs it ('members').");
    }
}
