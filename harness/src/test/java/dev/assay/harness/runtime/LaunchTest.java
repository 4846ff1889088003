package dev.assay.harness.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** Given a runtime that is deployed as /data/local/tmp/r. */
class LaunchTest {
    private static final Path FOLDER = Path.of("store", "derived", "engine");
    private static final Path PROGRAM = FOLDER.resolve("bin/bench");
    private static final String DEPLOYED = "/data/local/tmp/r";

    @Test
    void whenTheDeviceHasWhatTheProgramAsksFor_thenTheProgramIsStarted() {
        assertThat(new Launch.Direct().argv(PROGRAM, FOLDER, DEPLOYED)).containsExactly("/data/local/tmp/r/bin/bench");
    }

    @Test
    void whenALoaderComesWithIt_thenTheLoaderIsStartedAndToldWhereTheLibrariesLieAndWhatToLoad() {
        Launch launch = new Launch.ThroughLoader(FOLDER.resolve("ld-linux-aarch64.so.1"));

        assertThat(launch.argv(PROGRAM, FOLDER, DEPLOYED))
                .containsExactly(
                        "/data/local/tmp/r/ld-linux-aarch64.so.1",
                        "--library-path",
                        "/data/local/tmp/r",
                        "/data/local/tmp/r/bin/bench");
    }
}
