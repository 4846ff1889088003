package dev.assay.agents.ondevice;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Small files in one go: docs/formats/look.md. */
class ProbeLookTest {
    @TempDir
    private Path folder;

    @Test
    void givenPatternsThenTheFilesThatFitAreReadAndThoseBehindNamesAreNamedAlone() throws Exception {
        file("zone0/type", "cpu\n");
        file("zone0/temp", "41000\n");
        file("zone10/temp", "");
        file("other/temp", "1");
        file("zone0/.hidden", "x");

        JsonNode files =
                files(folder + "/zone*/t*", folder + "/none", "--names", folder + "/*/temp", folder + "/zone0/*");

        assertThat(files.get(folder + "/zone0/temp").asString()).isEqualTo("41000\n");
        assertThat(files.get(folder + "/zone0/type").asString()).isEqualTo("cpu\n");
        assertThat(files.get(folder + "/zone10/temp").isNull()).as("empty").isTrue();
        assertThat(files.get(folder + "/other/temp").isNull()).as("not read").isTrue();
        assertThat(files.has(folder + "/none")).isFalse();
        assertThat(files.has(folder + "/zone0/.hidden")).isFalse();
    }

    @Test
    void givenAPatternThatIsNoAbsolutePathThenNothingIsPrinted() throws Exception {
        Process probe = start("zone*");

        assertThat(probe.getInputStream().readAllBytes()).isEmpty();
        assertThat(new String(probe.getErrorStream().readAllBytes(), StandardCharsets.UTF_8))
                .contains("'zone*' is no absolute path");
        assertThat(probe.waitFor()).isEqualTo(2);
    }

    private void file(String name, String text) throws Exception {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    private static JsonNode files(String... words) throws Exception {
        Process probe = start(words);
        String out = new String(probe.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(probe.waitFor()).isZero();
        return JsonMapper.shared().readTree(out).get("files");
    }

    private static Process start(String... words) throws Exception {
        List<String> command = new ArrayList<>(List.of(ProbeJob.program("probe").toString(), "look"));
        command.addAll(List.of(words));
        return new ProcessBuilder(command).start();
    }
}
