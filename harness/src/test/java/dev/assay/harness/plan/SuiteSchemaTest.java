package dev.assay.harness.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.collectors.verdict.Thresholds;
import dev.assay.harness.config.Celsius;
import dev.assay.harness.config.Percent;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The schema is what an editor shows: it must explain every key, and say what the code does. */
class SuiteSchemaTest {
    private static final Thresholds VERDICT = SuiteDefaults.VERDICT;

    private final Map<String, JsonNode> keys = new TreeMap<>();
    private final Map<String, JsonNode> objects = new TreeMap<>();

    @BeforeEach
    void readTheSchema() throws Exception {
        collect("", JsonMapper.shared().readTree(Files.readString(Suites.FOLDER.resolve("schema/suite.schema.json"))));
    }

    @Test
    void everyKeyHasATitleADescriptionAndAnExampleOrTheOnlyValue() {
        assertThat(keys).hasSizeGreaterThan(30).allSatisfy((path, key) -> {
            assertThat(key.path("title").asString("")).as(path).isNotBlank();
            assertThat(key.path("description").asString("")).as(path).isNotBlank();
            assertThat(key.has("examples") || key.has("const")).as(path).isTrue();
        });
    }

    @Test
    void noObjectTakesUnknownKeys() {
        assertThat(objects)
                .hasSizeGreaterThan(8)
                .allSatisfy((path, object) -> assertThat(object.has("additionalProperties") || object.has("allOf"))
                        .as(path)
                        .isTrue());
    }

    @Test
    void itsDefaultsAreTheCodes() {
        Map<String, Object> defaults = new TreeMap<>();
        keys.forEach((path, key) -> {
            if (key.has("default") && !key.path("default").isContainer()) {
                defaults.put(path, key.path("default").asString());
            }
        });

        assertThat(defaults)
                .containsOnly(
                        Map.entry("protocol.trials", "" + SuiteDefaults.TRIALS),
                        Map.entry("protocol.seed", "" + SuiteDefaults.SEED),
                        Map.entry("protocol.cooldown", SuiteDefaults.COOLDOWN.toSeconds() + " s"),
                        Map.entry("protocol.deadline", SuiteDefaults.DEADLINE.toSeconds() + " s"),
                        Map.entry("protocol.idle", SuiteDefaults.IDLE.toSeconds() + " s"),
                        Map.entry("protocol.gate.background", SuiteDefaults.GATE_BACKGROUND.toString()),
                        Map.entry("protocol.gate.deadline", SuiteDefaults.GATE_DEADLINE.toSeconds() + " s"),
                        Map.entry("protocol.gate.battery.deadline", SuiteDefaults.BATTERY_DEADLINE.toHours() + " h"),
                        Map.entry("protocol.rates.process", SuiteDefaults.PROCESS_RATE.toString()),
                        Map.entry("protocol.rates.memory", SuiteDefaults.MEMORY_RATE.toString()),
                        Map.entry("protocol.rates.sensors", SuiteDefaults.SENSOR_RATE.toString()),
                        Map.entry("protocol.verdict.lost_ticks", share(VERDICT.lostTicksPct())),
                        Map.entry("protocol.verdict.lost_ticks_ignored", "" + VERDICT.lostTicksIgnored()),
                        Map.entry("protocol.verdict.steal", share(VERDICT.cpuStealPct())),
                        Map.entry("protocol.verdict.background", share(VERDICT.otherLoadPct())),
                        Map.entry("protocol.verdict.hot_start", new Celsius(VERDICT.hotStartC()).toString()),
                        Map.entry("protocol.verdict.hot", new Celsius(VERDICT.hotC()).toString()),
                        Map.entry("protocol.verdict.throttled", share(VERDICT.throttleDropPct())),
                        Map.entry("protocol.verdict.throttled_for", plain(VERDICT.throttleSeconds()) + " s"),
                        Map.entry("protocol.verdict.clock_periods", plain(VERDICT.clockPeriods())),
                        Map.entry("protocol.verdict.outlier", plain(VERDICT.outlierScore())),
                        Map.entry("sustained.warmup", "" + SuiteDefaults.GENERATE_WARMUP),
                        Map.entry(
                                "sustained.sampling",
                                SuiteDefaults.SAMPLING.name().toLowerCase(java.util.Locale.ROOT)),
                        Map.entry("generate.warmup", "" + SuiteDefaults.GENERATE_WARMUP),
                        Map.entry("generate.iterations", "" + SuiteDefaults.GENERATE_ITERATIONS),
                        Map.entry(
                                "generate.sampling",
                                SuiteDefaults.SAMPLING.name().toLowerCase(java.util.Locale.ROOT)),
                        Map.entry("infer.batch", "" + SuiteDefaults.INFER_BATCH),
                        Map.entry("infer.warmup", "" + SuiteDefaults.INFER_WARMUP),
                        Map.entry("infer.iterations", "" + SuiteDefaults.INFER_ITERATIONS));
    }

    @Test
    void theDocumentationNamesEveryKey() throws Exception {
        String page = Files.readString(Path.of(System.getProperty("assay.home"), "docs/formats/suite.md"));
        assertThat(keys.keySet())
                .allSatisfy(path -> assertThat(page).contains("`" + path.substring(path.lastIndexOf('.') + 1) + "`"));
    }

    private static String share(double percent) {
        return new Percent(percent).toString();
    }

    private static String plain(double value) {
        return BigDecimal.valueOf(value).stripTrailingZeros().toPlainString();
    }

    private void collect(String path, JsonNode schema) {
        if (schema.path("type").asString("").equals("object")) {
            objects.put(path, schema);
        }
        schema.path("properties").forEachEntry((name, key) -> {
            String child = path.isEmpty() ? name : path + "." + name;
            keys.put(child, key);
            collect(child, key);
        });
        if (schema.has("items")) {
            collect(path, schema.path("items"));
        }
        schema.path("$defs").forEachEntry(this::collect);
    }
}
