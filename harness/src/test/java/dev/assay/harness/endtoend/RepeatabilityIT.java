package dev.assay.harness.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** What a seed promises: the same order of trials and the same weights, on a machine that has nothing yet. */
class RepeatabilityIT {
    private static final String SUITE = Suites.of(
            6, "60 s", Suites.block("scripted:works", "tiny/Q8_0"), Suites.block("scripted:works", "stories15m/Q4_0"));

    @TempDir
    Path folder;

    @Test
    void given_the_same_suite_and_seed_then_the_order_is_the_same_and_with_another_seed_it_is_not() throws Exception {
        UserHome home = UserHome.bare(folder).tinyModel();
        ScriptedRuntime.installIn(home);
        String suite = home.write("suite.yaml", SUITE);

        JsonNode first =
                home.assay("plan", suite, "--seed", "7", "--json").expect(0).json();
        JsonNode again =
                home.assay("plan", suite, "--seed", "7", "--json").expect(0).json();
        JsonNode other =
                home.assay("plan", suite, "--seed", "8", "--json").expect(0).json();

        assertThat(first.get("trials")).hasSize(12);
        assertThat(again).isEqualTo(first);
        assertThat(other.get("trials")).isNotEqualTo(first.get("trials"));
    }

    @Test
    void given_two_empty_caches_when_a_synthetic_model_is_made_then_its_bytes_are_the_same() throws Exception {
        Path first = made(Files.createDirectory(folder.resolve("first")));
        Path second = made(Files.createDirectory(folder.resolve("second")));

        assertThat(Files.size(first)).isPositive();
        assertThat(Files.mismatch(first, second)).isEqualTo(-1);
    }

    private static Path made(Path folder) throws Exception {
        UserHome home = UserHome.bare(folder);
        ScriptedRuntime.installIn(home);
        String suite =
                home.write("suite.yaml", Suites.of(1, "60 s", Suites.block("scripted:works", "stories15m/Q4_0")));
        home.assay("run", suite, "--json").expect(0);
        try (Stream<Path> files = Files.walk(home.cache().resolve("derived"))) {
            return files.filter(file -> file.toString().endsWith(".gguf"))
                    .findFirst()
                    .orElseThrow();
        }
    }
}
