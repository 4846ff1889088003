package dev.assay.harness.artifact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assay.harness.artifact.ArtifactException.Code;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The real Maven with the user's settings and repositories. */
class MavenFetcherIT {
    @TempDir
    Path folder;

    @Test
    void givenAVersionThatWasNeverPublished_whenFetched_thenItSaysNotFound() {
        MavenFetcher maven = new MavenFetcher(Folders.IMPATIENT, Progress.NONE);
        Source.Maven never = new Source.Maven("org.slf4j:slf4j-api:0.0.1-never", "0".repeat(64));

        assertThatThrownBy(() -> maven.fetch(never, folder)).isInstanceOfSatisfying(ArtifactException.class, e -> {
            assertThat(e.code()).isEqualTo(Code.NOT_FOUND);
            assertThat(e.why()).contains("Could not find artifact");
        });
    }
}
