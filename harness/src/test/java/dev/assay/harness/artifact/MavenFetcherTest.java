package dev.assay.harness.artifact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MavenFetcherTest {
    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource({
        "g.h:a:1.0,             g.h:a:1.0:jar",
        "g.h:a:1.0@aar,         g.h:a:1.0:aar",
        "g.h:a:1.0:linux-x86_64, g.h:a:1.0:jar:linux-x86_64",
        "g.h:a:1.0:sources@tar.gz, g.h:a:1.0:tar.gz:sources"
    })
    void givenCoordinates_whenHandedToThePlugin_thenTheTypeStandsBeforeTheClassifier(String ours, String plugins) {
        assertThat(MavenFetcher.artifact(ours)).isEqualTo(plugins);
    }

    @ParameterizedTest
    @ValueSource(strings = {"g:a", "g:a:", "-Dx=y:a:1", "g:a:1:c:d", "g:a:[1,2)", "g:a:1 -X"})
    void givenCoordinatesOfNoOneFile_whenASourceIsMade_thenTheyAreRefused(String coordinates) {
        assertThatThrownBy(() -> new Source.Maven(coordinates, "0".repeat(64)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"a", "a@latest", "a@^1.2.3", "--help@1.2.3", "a@1.2.3 b", "../a@1.2.3", "git+https://h/a@1.2.3"})
    void givenASpecOfNoOnePackage_whenASourceIsMade_thenItIsRefused(String spec) {
        assertThatThrownBy(() -> new Source.Npm(spec, "0".repeat(64))).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void givenMavenHome_whenItHoldsMaven_thenItGoesBeforePath() throws Exception {
        Path own = program("home/bin/mvn");
        program("path/mvn");

        assertThat(MavenFetcher.locate(Map.of(
                        "MAVEN_HOME", folder.resolve("home").toString(),
                        "PATH", folder.resolve("path").toString())))
                .isEqualTo(new Tool(own));
        assertThat(MavenFetcher.locate(Map.of(
                        "MAVEN_HOME", folder.resolve("nothing").toString(),
                        "PATH", folder.resolve("path").toString())))
                .isEqualTo(new Tool(folder.resolve("path/mvn")));
    }

    @Test
    void givenJavaHome_whenItHoldsNoJava_thenMavenRunsOnOurs() throws Exception {
        program("jdk/bin/java");

        assertThat(MavenFetcher.java(Map.of("JAVA_HOME", folder.resolve("jdk").toString())))
                .isEmpty();
        assertThat(MavenFetcher.java(Map.of("JAVA_HOME", folder.resolve("gone").toString())))
                .containsEntry("JAVA_HOME", System.getProperty("java.home"));
        assertThat(MavenFetcher.java(Map.of())).containsKey("JAVA_HOME");
    }

    private Path program(String name) throws Exception {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        return Files.createFile(
                file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwxr-xr-x")));
    }
}
