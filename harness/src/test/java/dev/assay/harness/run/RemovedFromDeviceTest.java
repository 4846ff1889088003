package dev.assay.harness.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.agents.DeployEvent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a device's store lost for a run stands in the run's folder. */
class RemovedFromDeviceTest {
    @TempDir
    Path bundles;

    @Test
    void given_removals_before_several_trials_then_each_is_a_line_with_its_trial() throws Exception {
        RunFolder folder = new RunFolder(bundles, "run");
        Files.createDirectories(folder.path());

        folder.keepRemoved(0, "trial-1", List.of());
        assertThat(folder.removedFile(0)).doesNotExist();
        folder.keepRemoved(0, "trial-1", List.of(new DeployEvent.Removed("ab", "old.gguf", 5)));
        folder.keepRemoved(0, "trial-2", List.of(new DeployEvent.Removed("cd", "lib.so", 7)));

        List<String> lines = Files.readAllLines(folder.removedFile(0));
        assertThat(lines).hasSize(2);
        assertThat(lines.getFirst())
                .contains("\"trial\":\"trial-1\"", "\"hash\":\"ab\"", "\"holds\":\"old.gguf\"", "\"bytes\":5")
                .containsPattern("\"at\":\"20[0-9-]+T[0-9:.]+Z\"");
        assertThat(lines.getLast()).contains("trial-2", "lib.so");
    }
}
