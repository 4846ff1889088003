package dev.assay.harness.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.agents.preparation.Undoing;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What was put back on a device, and what could not be, stands in the run's folder. */
class UndoneOnDeviceTest {
    @TempDir
    Path bundles;

    @Test
    void given_settings_that_were_undone_or_not_then_each_is_a_line_with_what_to_do() throws Exception {
        RunFolder folder = new RunFolder(bundles, "run");
        Files.createDirectories(folder.path());

        folder.keepUndone(0, RunFolder.Undid.FOUND, List.of());
        assertThat(folder.undoneFile(0)).doesNotExist();
        folder.keepUndone(
                0,
                RunFolder.Undid.FOUND,
                List.of(new Undoing.Undone("nvpmodel", "1"), new Undoing.Untouched("screen", "on")));
        folder.keepUndone(
                0, RunFolder.Undid.OWN, List.of(new Undoing.NotUndone("jetson-clocks", "refused", "sudo it")));

        List<String> lines = Files.readAllLines(folder.undoneFile(0));
        assertThat(lines).hasSize(3);
        assertThat(lines.getFirst())
                .contains("\"whose\":\"FOUND\"", "\"setting\":\"nvpmodel\"", "\"is\":\"undone\"", "\"value\":\"1\"")
                .containsPattern("\"at\":\"20[0-9-]+T[0-9:.]+Z\"");
        assertThat(lines.get(1)).contains("\"is\":\"untouched\"");
        assertThat(lines.getLast())
                .contains(
                        "\"whose\":\"OWN\"", "\"is\":\"not_undone\"", "\"why\":\"refused\"", "\"remedy\":\"sudo it\"");
    }
}
