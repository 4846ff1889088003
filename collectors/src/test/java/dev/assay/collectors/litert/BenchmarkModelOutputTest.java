package dev.assay.collectors.litert;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.assay.collectors.summary.InferenceSummary;
import java.util.List;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

/**
 * Synthetic texts in the words of the tool's source (tensorflow/lite/tools/benchmark/benchmark_model.cc and
 * core/util/stats_calculator.h, as of 2018 and 2024); the numbers are chosen, no capture of a device.
 */
class BenchmarkModelOutputTest {
    private static final String NEW = """
            INFO: STARTING!
            INFO: Log parameter values verbosely: [0]
            INFO: Min num runs: [30]
            INFO: Num threads: [2]
            INFO: Graph: [/data/local/tmp/m.tflite]
            INFO: Loaded model /data/local/tmp/m.tflite
            INFO: Created TensorFlow Lite XNNPACK delegate for CPU.
            INFO: The input model file size (MB): 2.5
            INFO: Initialized session in 12.5ms.
            INFO: Running benchmark for at least 5 iterations and at least 0 seconds but terminate if exceeding 86400 seconds.
            INFO: count=5 first=9000 curr=5000 min=5000 max=9000 avg=6000 std=1500 p5=5000 median=5500 p95=9000

            INFO: Running benchmark for at least 30 iterations and at least 0 seconds but terminate if exceeding 86400 seconds.
            INFO: count=30 first=4100 curr=4200 min=4000 max=8000 avg=4250.5 std=700 p5=4010 median=4150 p95=6000

            INFO: Inference timings in us: Init: 12500, First inference: 9000, Warmup (avg): 6000, Inference (avg): 4250.5
            INFO: Note: as the benchmark tool itself affects memory footprint, the following is only APPROXIMATE to the actual memory footprint of the model at runtime. Take the information at your discretion.
            INFO: Memory footprint delta from the start of the tool (MB): init=3.5 overall=4.5
            """;
    private static final String OLD = """
            STARTING!
            Initialized session in 0.9ms
            Running benchmark for at least 1 iterations and at least 0.5 seconds but terminate if exceeding 150 seconds.
            count=215 first=12000 curr=2100 min=2050 max=12000 avg=2300.5 std=700

            Running benchmark for at least 50 iterations and at least 1 seconds but terminate if exceeding 150 seconds.
            count=460 first=2140 curr=2100 min=2050 max=2650 avg=2175.25 std=120

            Average inference timings in us: Warmup: 2300.5, Init: 900, no stats: 2175.25
            """;

    @Test
    void givenANewReleaseThenTheInferencesAreThoseBehindTheWarmUp() {
        BenchmarkModelOutput output = BenchmarkModelOutput.parse(NEW);

        assertThat(output.broken()).isEmpty();
        assertThat(output.initMs()).hasValue(12.5);
        InferenceSummary summary = output.inferences().orElseThrow();
        assertThat(summary.count()).isEqualTo(30);
        assertThat(summary.meanMs()).isCloseTo(4.2505, within(1e-9));
        assertThat(summary.spread())
                .isEqualTo(Map.of("min", 4.0, "max", 8.0, "std", 0.7, "p5", 4.01, "median", 4.15, "p95", 6.0));
    }

    @Test
    void givenAnOldReleaseThenItIsReadAsWell() {
        BenchmarkModelOutput output = BenchmarkModelOutput.parse(OLD);

        assertThat(output.broken()).isEmpty();
        assertThat(output.initMs()).hasValue(0.9);
        assertThat(output.inferences().orElseThrow())
                .isEqualTo(new InferenceSummary(460, 2.17525, Map.of("min", 2.05, "max", 2.65, "std", 0.12)));
    }

    @Test
    void givenInferencesThatTookAllTheSameTimeThenThereIsNoSpreadAndTheMeanIsTheLastLines() {
        BenchmarkModelOutput output = BenchmarkModelOutput.parse("""
                INFO: count=0
                INFO: count=3 curr=700(all same)
                INFO: Inference timings in us: Init: 10, First inference: 0, Warmup (avg): 0, Inference (avg): 700
                """);

        assertThat(output.inferences()).contains(new InferenceSummary(3, 0.7, Map.of()));
    }

    @Test
    void givenNumbersInScientificNotationThenTheyAreRead() {
        BenchmarkModelOutput output = BenchmarkModelOutput.parse("""
                INFO: count=2 first=1002000 curr=1003340 min=1002000 max=1003340 avg=1.00267e+06 std=670
                INFO: Inference timings in us: Init: 10, First inference: 1, Warmup (avg): 1, Inference (avg): 1.00267e+06
                """);

        assertThat(output.inferences().orElseThrow().meanMs()).isCloseTo(1002.67, within(1e-9));
    }

    @Test
    void givenOutputThatLacksSomethingOrContradictsItselfThenItIsBrokenAndSaysWhy() {
        for (List<String> one : List.of(
                List.of("", "no line 'Inference timings"),
                List.of(
                        "ERROR: Failed to allocate tensors!\nERROR: Benchmarking failed.\n",
                        "no line 'Inference timings"),
                List.of(NEW.replaceAll("INFO: count=.*\n", ""), "number of inferences"),
                List.of(NEW.replace("count=30 first=4100", "count=0 first=4100"), "no inference"),
                List.of(NEW.replace(", Inference (avg): 4250.5", ""), "no mean"),
                List.of(NEW.replace("avg=4250.5", "avg=4350.5"), "different means"))) {
            BenchmarkModelOutput output = BenchmarkModelOutput.parse(one.get(0));

            assertThat(output.broken())
                    .hasValueSatisfying(why -> assertThat(why).contains(one.get(1)));
            assertThat(output.inferences()).isEmpty();
        }
    }

    @Property
    void givenAnyTextThenItIsReadOrBroken(@ForAll String text) {
        BenchmarkModelOutput output = BenchmarkModelOutput.parse(text);

        assertThat(output.broken().isPresent()).isNotEqualTo(output.inferences().isPresent());
    }

    @Property
    void givenADamagedOutputThenItIsReadOrBroken(
            @ForAll @IntRange(max = 2000) int at, @ForAll @IntRange(max = 100) int gone, @ForAll String instead) {
        int begin = Math.min(at, NEW.length());
        String damaged = NEW.substring(0, begin) + instead + NEW.substring(Math.min(begin + gone, NEW.length()));

        BenchmarkModelOutput output = BenchmarkModelOutput.parse(damaged);

        assertThat(output.broken().isPresent()).isNotEqualTo(output.inferences().isPresent());
    }
}
