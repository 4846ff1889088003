package dev.assay.harness.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** Model files that are not what their description says, with the real llama.cpp. */
class BadModelIT {
    @TempDir
    static Path folder;

    private static JsonNode run;
    private static final Map<String, JsonNode> FAILURES = new HashMap<>();

    @BeforeAll
    static void measure() throws Exception {
        UserHome home = UserHome.withSharedCache(folder);
        home.model("prose", file(home.write("prose.gguf", "It was a bright cold day in April.\n".repeat(100))));
        Files.write(folder.resolve("hollow.gguf"), hollowGguf());
        home.model("hollow", file(folder.resolve("hollow.gguf").toString()));
        home.model("cut", file(cutGguf().toString()));
        String suite = home.write(
                "suite.yaml",
                Suites.of(
                        1,
                        "60 s",
                        Suites.block("llama.cpp", "prose/F16"),
                        Suites.block("llama.cpp", "hollow/F16"),
                        Suites.block("llama.cpp", "cut/F16"),
                        Suites.block("llama.cpp", "stories15m/Q4_0")));
        run = home.assay("run", suite, "--json").expect(4).json();
        Map<String, String> models = new HashMap<>();
        run.get("cells")
                .forEach(cell -> models.put(
                        cell.get("cell").asString(), cell.at("/model/name").asString()));
        run.get("failures")
                .forEach(failure -> FAILURES.put(models.get(failure.get("cell").asString()), failure));
    }

    @Test
    void given_a_file_that_is_not_gguf_then_its_trials_fail_as_a_bad_model() {
        assertBadModel("prose", "GGUF");
    }

    @Test
    void given_a_file_that_is_cut_short_then_its_trials_fail_as_a_bad_model_and_say_what_is_missing() {
        assertBadModel("cut", "tensor");
    }

    @Test
    void given_a_file_that_only_the_engine_finds_wrong_then_its_trials_fail_as_a_bad_model() {
        assertBadModel("hollow", "");
    }

    @Test
    void given_bad_models_then_the_good_one_is_measured() {
        assertThat(FAILURES).containsOnlyKeys("prose", "hollow", "cut");
        assertThat(run.get("cells")).hasSize(4).anySatisfy(cell -> {
            assertThat(cell.at("/model/name").asString()).isEqualTo("stories15m");
            assertThat(cell.at("/trials/valid").asInt()
                            + cell.at("/trials/suspect").asInt())
                    .isEqualTo(1);
        });
    }

    private static void assertBadModel(String model, String words) {
        assertThat(FAILURES.get(model).get("failure").asString())
                .describedAs(FAILURES.get(model).toString())
                .isEqualTo("BAD_MODEL");
        assertThat(FAILURES.get(model).get("detail").asString()).contains(words);
    }

    private static String file(String path) {
        return "variants:\n  F16: {file: " + path + "}\n";
    }

    /** No tensors, no metadata: a right header, and no model. */
    private static byte[] hollowGguf() {
        return ByteBuffer.allocate(24)
                .order(ByteOrder.LITTLE_ENDIAN)
                .put("GGUF".getBytes(StandardCharsets.US_ASCII))
                .putInt(3)
                .putLong(0)
                .putLong(0)
                .array();
    }

    /** The first half of a real model, as a broken download leaves it. */
    private static Path cutGguf() throws Exception {
        UserHome maker =
                UserHome.bare(Files.createDirectory(folder.resolve("maker"))).tinyModel();
        ScriptedRuntime.installIn(maker);
        maker.assay("run", maker.write("suite.yaml", Suites.working(1)), "--json")
                .expect(0);
        try (Stream<Path> files = Files.walk(maker.cache().resolve("derived"))) {
            Path whole = files.filter(f -> f.toString().endsWith(".gguf"))
                    .findFirst()
                    .orElseThrow();
            byte[] bytes = Files.readAllBytes(whole);
            return Files.write(folder.resolve("cut.gguf"), java.util.Arrays.copyOf(bytes, bytes.length * 3 / 4));
        }
    }
}
