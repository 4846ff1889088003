package dev.assay.harness.artifact;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.harness.artifact.ArtifactException.Code;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;

/** Whatever entries an archive holds, nothing outside its folder comes to be, changes, or is pointed at. */
class ArchivesPropertyTest {
    record Entry(String name, String points) {}

    @Property(tries = 100)
    void anyArchive_staysInItsFolder(@ForAll("entries") List<Entry> entries) throws Exception {
        Path folder = Files.createTempDirectory("assay-archive");
        try {
            Path into = Files.createDirectories(folder.resolve("a/b/into"));
            Path archive = folder.resolve("archive.tgz");
            try (Tarballs tar = new Tarballs(archive)) {
                for (Entry entry : entries) {
                    if (entry.points.isEmpty()) {
                        tar.file(entry.name, entry.name.endsWith("/") ? "" : "content");
                    } else {
                        tar.link(entry.name, entry.points);
                    }
                }
            }
            try {
                Archives.extract(archive, List.of("**"), into);
            } catch (ArtifactException e) {
                assertThat(e.code()).isIn(Code.BAD_ARCHIVE, Code.STORE_FAILED);
            }
            assertThat(filesOf(folder)).allMatch(file -> file.equals(archive) || file.startsWith(into));
            for (Path file : filesOf(into)) {
                if (Files.exists(file)) {
                    assertThat(file.toRealPath()).startsWith(into.toRealPath());
                }
            }
        } finally {
            Durable.delete(folder);
        }
    }

    @Provide
    Arbitrary<List<Entry>> entries() {
        Arbitrary<String> part = Arbitraries.of("a", "b", "into", "..", ".", "");
        Arbitrary<String> path = part.list().ofMinSize(1).ofMaxSize(4).map(parts -> String.join("/", parts));
        Arbitrary<String> target = Arbitraries.frequencyOf(Tuple.of(1, Arbitraries.just("")), Tuple.of(1, path));
        return Combinators.combine(path.filter(name -> !name.isEmpty()), target)
                .as(Entry::new)
                .list()
                .ofMinSize(1)
                .ofMaxSize(6);
    }

    private static List<Path> filesOf(Path folder) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            return all.filter(file -> !Files.isDirectory(file) || Files.isSymbolicLink(file))
                    .toList();
        }
    }
}
