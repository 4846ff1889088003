package dev.assay.harness.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.assay.agents.preparation.Preparation;
import dev.assay.agents.preparation.PreparationStep;
import dev.assay.agents.preparation.Switch;
import dev.assay.collectors.bundle.Cell;
import dev.assay.collectors.bundle.TrialDocument.Comparison;
import dev.assay.collectors.bundle.Workload;
import dev.assay.collectors.verdict.Thresholds;
import dev.assay.harness.config.Bytes;
import dev.assay.harness.config.Celsius;
import dev.assay.harness.config.ConfigException;
import dev.assay.harness.config.Hertz;
import dev.assay.harness.config.Percent;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SuiteTest {
    static List<Path> shippedSuites() throws IOException {
        try (Stream<Path> files = Files.list(Suites.FOLDER)) {
            return files.filter(f -> f.toString().endsWith(".yaml"))
                    .filter(SuiteTest::isSuite)
                    .toList();
        }
    }

    private static boolean isSuite(Path file) {
        try {
            return Files.readString(file).contains("\nschema: assay.suite/");
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    @ParameterizedTest
    @MethodSource("shippedSuites")
    void everySuiteOfTheRepositoryIsGood_andIsNamedAsItsFile(Path file) throws Exception {
        Suite suite = Suite.read(file);

        assertThat(file.getFileName()).hasToString(suite.name() + ".yaml");
        assertThat(suite.source().text()).isEqualTo(Files.readString(file)).startsWith("# yaml-language-server");
        assertThat(suite.source().sha256()).matches("[0-9a-f]{64}");
    }

    @Test
    void theQuickstartAsksWhatItPromises() throws ConfigException {
        Suite suite = Suites.shipped("quickstart");

        assertThat(suite.protocol())
                .isEqualTo(new Suite.Protocol(
                        7,
                        1,
                        Duration.ZERO,
                        Duration.ofSeconds(120),
                        Duration.ofSeconds(5),
                        new Suite.Gate(new Percent(20), Optional.empty(), Duration.ofSeconds(10), Optional.empty()),
                        new Suite.Rates(new Hertz(100), new Hertz(10), new Hertz(100)),
                        new Suite.Limits(Optional.empty(), Optional.empty()),
                        Preparation.NONE,
                        Optional.empty(),
                        Suite.ChargerPower.KEPT,
                        Thresholds.DEFAULTS));
        assertThat(suite.workloads())
                .containsExactly(
                        java.util.Map.entry(
                                "p128-g64", new Workload.Generate("p128-g64", 128, 64, 1, 1, Workload.Sampling.GREEDY)),
                        java.util.Map.entry("seq128", new Workload.Infer("seq128", 128, 1, 5, 30)));
        assertThat(suite.matrix())
                .extracting(Suite.Block::models)
                .containsExactly(
                        List.of("smollm2-135m/Q4_0", "smollm2-135m/Q8_0"),
                        List.of("all-minilm-l6-v2/fp32", "all-minilm-l6-v2/int8"));
    }

    @Test
    void aPhoneIsKeptAwakeForTheQuickstartAndNothingElseOfItIsTouched() throws ConfigException {
        assertThat(Suites.shipped("quickstart-android").protocol().prepare().steps())
                .containsExactly(
                        new PreparationStep.StayAwake(Switch.ON),
                        new PreparationStep.AnimationsOff(),
                        new PreparationStep.Brightness(40),
                        new PreparationStep.Screen(Switch.ON));
    }

    @Test
    void fidelityComparesTheRunnerWithLlamaBench() throws ConfigException {
        assertThat(Suites.shipped("fidelity").comparisons())
                .containsExactly(new Comparison(
                        new Comparison.Side(null, "llama-bench", null, null, null, null),
                        new Comparison.Side(null, "runner-llama", null, null, null, null),
                        List.of("prefill_tps", "decode_tps")));
    }

    @Test
    void perturbationComparesTheBareRunnerWithAllCollectorsAtEachNumberOfThreads() throws ConfigException {
        Suite suite = Suites.shipped("perturbation");

        assertThat(suite.comparisons())
                .containsExactly(new Comparison(
                        new Comparison.Side(null, null, null, null, null, Cell.Collectors.NONE),
                        new Comparison.Side(null, null, null, null, null, Cell.Collectors.ALL),
                        List.of("decode_tps", "prefill_tps")));
        assertThat(suite.matrix()).singleElement().satisfies(block -> {
            assertThat(block.threads()).containsExactly(1, 2);
            assertThat(block.collectors()).containsExactly(Cell.Collectors.NONE, Cell.Collectors.ALL);
        });
        assertThat(suite.protocol().trials()).isGreaterThanOrEqualTo(15);
        assertThat(suite.protocol().rates()).isEqualTo(new Suite.Rates(new Hertz(100), new Hertz(100), new Hertz(100)));
    }

    @Test
    void givenTheFewestKeys_thenTheDefaultsHold() throws ConfigException {
        Suite suite = Suites.of(Suites.minimal(""));

        assertThat(suite.title()).isEqualTo("minimal");
        assertThat(suite.protocol().trials()).isEqualTo(SuiteDefaults.TRIALS);
        assertThat(suite.protocol().rates())
                .isEqualTo(new Suite.Rates(
                        SuiteDefaults.PROCESS_RATE, SuiteDefaults.MEMORY_RATE, SuiteDefaults.SENSOR_RATE));
        assertThat(suite.workloads().get("gen"))
                .isEqualTo(new Workload.Generate("gen", 8, 4, 1, 1, Workload.Sampling.GREEDY));
        assertThat(suite.workloads().get("enc")).isEqualTo(new Workload.Infer("enc", 16, 1, 5, 30));
        assertThat(suite.matrix().getFirst().collectors()).containsExactly(Cell.Collectors.ALL);
        assertThat(suite.comparisons()).isEmpty();
    }

    @Test
    void givenLimitsAndTemperatures_thenTheyAreReadWithTheirUnits() throws ConfigException {
        Suite suite = Suites.of(Suites.minimal("""
                protocol:
                  idle: 0 s
                  gate: {temperature: 45 °C, deadline: 5 min}
                  limits: {temperature: 85 C, memory: 6 GiB}
                """));

        assertThat(suite.protocol().idle()).isZero();
        assertThat(suite.protocol().gate().temperature()).contains(new Celsius(45));
        assertThat(suite.protocol().limits())
                .isEqualTo(new Suite.Limits(Optional.of(new Celsius(85)), Optional.of(new Bytes(6L << 30))));
    }

    @Test
    void givenLimitsOutOfRange_thenEachIsNamed() {
        ConfigException thrown = catchThrowableOfType(ConfigException.class, () -> Suites.of(Suites.minimal("""
                protocol:
                  idle: 1 h
                  gate: {temperature: 45}
                  limits: {temperature: 451 °C, memory: 0 B}
                """)));

        assertThat(thrown.problems())
                .extracting(p -> p.message())
                .containsExactly(
                        "protocol.idle: expected 0 s to 10 min, found \"1 h\"",
                        "protocol.gate.temperature: expected a temperature with its unit (°C or C) such as"
                                + " \"40 °C\", found 45",
                        "protocol.limits.temperature: expected 0 °C to 150 °C, found \"451 °C\"",
                        "protocol.limits.memory: expected 1 B or more, found \"0 B\"");
    }

    @Test
    void givenAPreparation_thenItsStepsAreInTheOrderInWhichTheyAreTaken() throws ConfigException {
        Suite suite = Suites.of(Suites.minimal("""
                protocol:
                  prepare: {screen: off, airplane: on, stay_awake: off, animations: off, doze: off, battery_saver: on,
                    governor: performance}
                """));

        assertThat(suite.protocol().prepare().steps())
                .containsExactly(
                        new PreparationStep.StayAwake(Switch.OFF),
                        new PreparationStep.AnimationsOff(),
                        new PreparationStep.BatterySaver(Switch.ON),
                        new PreparationStep.DozeOff(),
                        new PreparationStep.Governor("performance"),
                        new PreparationStep.Airplane(Switch.ON),
                        new PreparationStep.Screen(Switch.OFF));
        assertThat(Suites.of(Suites.minimal("")).protocol().prepare()).isEqualTo(Preparation.NONE);
    }

    @Test
    void givenAPowerModeByNameOrByNumber_thenItComesBeforeTheClocks() throws ConfigException {
        assertThat(prepared("{clocks: pinned, power_mode: 15W}"))
                .containsExactly(new PreparationStep.PowerMode("15W"), new PreparationStep.ClocksPinned());
        assertThat(prepared("{power_mode: 0}")).containsExactly(new PreparationStep.PowerMode("0"));
    }

    private static List<PreparationStep> prepared(String keys) throws ConfigException {
        return Suites.of(Suites.minimal("""
                protocol:
                  prepare: %s
                """.formatted(keys)))
                .protocol()
                .prepare()
                .steps();
    }

    @Test
    void givenAPreparationThatCannotBe_thenEachMistakeIsNamed() {
        ConfigException thrown = catchThrowableOfType(ConfigException.class, () -> Suites.of(Suites.minimal("""
                protocol:
                  prepare: {screen: off, brightness: 300, airplane: true, animations: on}
                """)));

        assertThat(thrown.problems())
                .extracting(p -> p.message())
                .anySatisfy(message -> assertThat(message)
                        .startsWith("protocol.prepare.brightness")
                        .contains("300"))
                .anySatisfy(message -> assertThat(message).startsWith("protocol.prepare.airplane"))
                .anySatisfy(message -> assertThat(message).startsWith("protocol.prepare.animations"))
                .contains("protocol.prepare.brightness: a screen that is off has none; leave out one of the two");
    }

    @Test
    void givenABatteryWindow_thenItIsTheGates() throws ConfigException {
        Suite suite = Suites.of(Suites.minimal("""
                protocol:
                  gate: {battery: {from: 30 %, charge_to: 80 %}}
                  prepare: {power: cut}
                """));

        assertThat(suite.protocol().gate().battery())
                .contains(new Suite.Battery(new Percent(30), new Percent(80), Duration.ofHours(2)));
        assertThat(suite.protocol().power()).isEqualTo(Suite.ChargerPower.CUT);
    }

    @Test
    void givenABatteryWindowThatIsNone_thenThatIsSaid() {
        assertThat(catchThrowableOfType(ConfigException.class, () -> Suites.of(Suites.minimal("""
                                protocol:
                                  gate: {battery: {from: 80 %, charge_to: 80 %, deadline: 25 h}}
                                """)))
                        .problems())
                .extracting(p -> p.message())
                .containsExactlyInAnyOrder(
                        "protocol.gate.battery.charge_to: expected more than from, which is 80 %, found \"80 %\"",
                        "protocol.gate.battery.deadline: expected 1 ms to 24 h, found \"25 h\"");
    }

    @Test
    void givenASustainedWorkload_thenItGeneratesForThatLong() throws ConfigException {
        Suite suite = Suites.of(sustained("15 min", "10 min"));

        assertThat(suite.workloads().get("long"))
                .isEqualTo(new Workload.Sustained("long", 8, 4, 600_000, 1, Workload.Sampling.GREEDY));
    }

    @Test
    void givenASustainedWorkloadThatOutlastsTheDeadline_thenThatIsSaidBeforeAnythingRuns() {
        assertThat(catchThrowableOfType(ConfigException.class, () -> Suites.of(sustained("10 min", "10 min")))
                        .problems())
                .extracting(p -> p.line() + " " + p.message())
                .containsExactly("6 workloads.long.duration: expected less than protocol.deadline, which is 600 s,"
                        + " found \"10 min\"");
        assertThat(catchThrowableOfType(ConfigException.class, () -> Suites.of(sustained("24 h", "2 h")))
                        .problems())
                .extracting(p -> p.line() + " " + p.message())
                .containsExactly("6 workloads.long.duration: expected 1 s to 1 h, found \"2 h\"");
    }

    private static String sustained(String deadline, String duration) {
        return """
                schema: assay.suite/1
                name: sustained
                protocol:
                  deadline: %s
                workloads:
                  long: {kind: sustained, prompt: 8, generate: 4, duration: %s}
                matrix:
                  - {runtimes: [llama.cpp], models: [smollm2-135m/Q4_0], workloads: [long], threads: [2]}
                """.formatted(deadline, duration);
    }

    @Test
    void givenThresholdsOfTheVerdict_thenTheyHoldAndTheRestKeepsItsDefaults() throws ConfigException {
        Suite suite = Suites.of(Suites.minimal("""
                protocol:
                  verdict: {hot_start: 40 °C, throttled: 5 %, throttled_for: 10 s, lost_ticks: 0.5 %, outlier: 5}
                """));

        assertThat(suite.protocol().verdict())
                .isEqualTo(new Thresholds(0.5, null, null, null, 40.0, null, 5.0, 10.0, null, 5.0));
        assertThat(suite.protocol().verdict().cpuStealPct()).isEqualTo(Thresholds.DEFAULTS.cpuStealPct());
    }

    @Test
    void givenMistakesOfEveryKind_thenOneErrorNamesThemAll() {
        ConfigException thrown = catchThrowableOfType(ConfigException.class, () -> Suites.of("""
                schema: assay.suite/2
                name: bad name
                protocol:
                  trails: 5
                  deadline: 120
                  rates: {process: 5 kHz, memory: ten}
                workloads:
                  p128: {kind: generate, promt: 128, generate: 0, sampling: greddy}
                  "two words": {kind: infer, sequence: 8}
                  odd: {kind: train}
                matrix:
                  - runtimes: [llama.cpp]
                    models: [smollm2]
                    workloads: [p182]
                    threads: 2
                compare:
                  - base: {}
                    candidate: {runner: llama-bench}
                    metrics: [decode_tsp]
                """));

        assertThat(thrown.problems())
                .extracting(p -> p.line() + " " + p.message())
                .containsExactly(
                        "1 schema: expected \"assay.suite/1\", found \"assay.suite/2\"",
                        "2 name: expected a name of letters, digits, '.', '_' and '-', 64 at most, such as"
                                + " \"p128-g64\", found \"bad name\"",
                        "4 unknown key 'trails' in protocol; did you mean 'trials'?",
                        "5 protocol.deadline: expected a duration with its unit (ms, s, min, h) such as \"120 s\","
                                + " found 120",
                        "6 protocol.rates.process: expected 1 Hz to 1000 Hz, found \"5 kHz\"",
                        "6 protocol.rates.memory: expected a rate with its unit (Hz, kHz) such as \"100 Hz\","
                                + " found \"ten\"",
                        "8 key 'prompt' is missing in workloads.p128",
                        "8 unknown key 'promt' in workloads.p128; did you mean 'prompt'?",
                        "8 workloads.p128.generate: expected 1 or more, found 0",
                        "8 workloads.p128.sampling: expected one of greedy, none (did you mean 'greedy'?),"
                                + " found \"greddy\"",
                        "9 'two words' in workloads cannot be a name: expected a name of letters, digits, '.', '_'"
                                + " and '-', 64 at most, such as \"p128-g64\"",
                        "10 workloads.odd.kind: expected one of generate, sustained, infer, found \"train\"",
                        "13 matrix[0].models[0]: expected a model NAME/QUANTIZATION such as \"smollm2-135m/Q4_0\","
                                + " found \"smollm2\"",
                        "14 unknown workload 'p182'; did you mean 'p128'?",
                        "15 matrix[0].threads: expected a list, found 2",
                        "17 compare[0].base: expected 1 or more keys, found no keys",
                        "19 unknown metric 'decode_tsp'; did you mean 'decode_tps'?");
    }
}
