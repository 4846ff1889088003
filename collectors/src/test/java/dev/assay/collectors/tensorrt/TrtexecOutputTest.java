package dev.assay.collectors.tensorrt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Synthetic texts in the words of the tool's source (samples/common/sampleReporting.cpp and sampleEngines.cpp of TensorRT) and
 * of logs in public issues, as of TensorRT 7.2, 8.2, 8.5 and 10.3; the numbers are chosen, no capture of a device.
 */
class TrtexecOutputTest {
    private static final String SEVEN = """
            &&&& RUNNING TensorRT.trtexec # trtexec --loadEngine=net.plan --avgRuns=1
            [05/10/2021-12:24:30] [I] Timing trace has 0 queries over 0.009 s
            [05/10/2021-12:24:30] [I] Trace averages of 1 runs:
            [05/10/2021-12:24:30] [I] Average on 1 runs - GPU latency: 2.5 ms - Host latency: 3 ms (end to end 6.1 ms, enqueue 0.5 ms)
            [05/10/2021-12:24:30] [I] Average on 1 runs - GPU latency: 3.5 ms - Host latency: 4 ms (end to end 6.2 ms, enqueue 0.5 ms)
            [05/10/2021-12:24:30] [I] Host Latency
            [05/10/2021-12:24:30] [I] min: 3 ms (end to end 6.1 ms)
            [05/10/2021-12:24:30] [I] max: 4 ms (end to end 6.2 ms)
            [05/10/2021-12:24:30] [I] mean: 3.5 ms (end to end 6.15 ms)
            [05/10/2021-12:24:30] [I] median: 3.5 ms (end to end 6.15 ms)
            [05/10/2021-12:24:30] [I] percentile: 4 ms at 99% (end to end 6.2 ms at 99%)
            [05/10/2021-12:24:30] [I] throughput: 0 qps
            [05/10/2021-12:24:30] [I] walltime: 0.009 s
            [05/10/2021-12:24:30] [I] Enqueue Time
            [05/10/2021-12:24:30] [I] min: 0.5 ms
            [05/10/2021-12:24:30] [I] mean: 0.5 ms
            [05/10/2021-12:24:30] [I] GPU Compute
            [05/10/2021-12:24:30] [I] min: 2.5 ms
            [05/10/2021-12:24:30] [I] mean: 3 ms
            &&&& PASSED TensorRT.trtexec # trtexec --loadEngine=net.plan --avgRuns=1
            """;
    private static final String EIGHT_2 = """
            &&&& RUNNING TensorRT.trtexec [TensorRT v8201] # trtexec --loadEngine=net.plan --avgRuns=1
            [03/11/2022-14:57:00] [I] Engine loaded in 0.0136 sec.
            [03/11/2022-14:57:00] [I] Warmup completed 40 queries over 200 ms
            [03/11/2022-14:57:03] [I] Timing trace has 2 queries over 0.008 s
            [03/11/2022-14:57:03] [I]
            [03/11/2022-14:57:03] [I] === Trace details ===
            [03/11/2022-14:57:03] [I] Trace averages of 1 runs:
            [03/11/2022-14:57:03] [I] Average on 1 runs - GPU latency: 2.5 ms - Host latency: 3 ms (end to end 6.1 ms, enqueue 0.5 ms)
            [03/11/2022-14:57:03] [I] Average on 1 runs - GPU latency: 3.5 ms - Host latency: 4 ms (end to end 6.2 ms, enqueue 0.5 ms)
            [03/11/2022-14:57:03] [I]
            [03/11/2022-14:57:03] [I] === Performance summary ===
            [03/11/2022-14:57:03] [I] Throughput: 250 qps
            [03/11/2022-14:57:03] [I] Latency: min = 3 ms, max = 4 ms, mean = 3.5 ms, median = 3.5 ms, percentile(99%) = 4 ms
            [03/11/2022-14:57:03] [I] End-to-End Host Latency: min = 6.1 ms, max = 6.2 ms, mean = 6.15 ms, median = 6.15 ms, percentile(99%) = 6.2 ms
            [03/11/2022-14:57:03] [I] Enqueue Time: min = 0.5 ms, max = 0.5 ms, mean = 0.5 ms, median = 0.5 ms, percentile(99%) = 0.5 ms
            [03/11/2022-14:57:03] [I] H2D Latency: min = 0.25 ms, max = 0.5 ms, mean = 0.375 ms, median = 0.375 ms, percentile(99%) = 0.5 ms
            [03/11/2022-14:57:03] [I] GPU Compute Time: min = 2.5 ms, max = 3.5 ms, mean = 3 ms, median = 3 ms, percentile(99%) = 3.5 ms
            [03/11/2022-14:57:03] [I] D2H Latency: min = 0.125 ms, max = 0.25 ms, mean = 0.1875 ms, median = 0.125 ms, percentile(99%) = 0.25 ms
            [03/11/2022-14:57:03] [I] Total Host Walltime: 0.008 s
            [03/11/2022-14:57:03] [I] Total GPU Compute Time: 0.006 s
            [03/11/2022-14:57:03] [I] Explanations of the performance metrics are printed in the verbose logs.
            [03/11/2022-14:57:03] [I]
            &&&& PASSED TensorRT.trtexec [TensorRT v8201] # trtexec --loadEngine=net.plan --avgRuns=1
            """;
    /** Three percentiles, no end to end, the engine's loading; 10 and later have a build behind the version. */
    private static final String TEN = EIGHT_2.replaceAll("\\(end to end [0-9.]+ ms, ", "(")
            .replaceAll("(?m)^.*End-to-End Host Latency.*\n", "")
            .replaceAll("percentile\\(99%\\)", "percentile(90%) = 9 ms, percentile(95%) = 9 ms, percentile(99%)")
            .replace("[TensorRT v8201]", "[TensorRT v101601] [b11]")
            .replace("Engine loaded in 0.0136 sec.", "Engine deserialized in 0.0326257 sec.")
            .replace(
                    "[I] Explanations",
                    "[W] * GPU compute time is unstable, with coefficient of variance = 14.1%.\n[I] Explanations");

    @Test
    void givenTensorRt8ThenEachQueryIsAValueAndThroughputIsItsOwnFigure() {
        TrtexecOutput output = TrtexecOutput.parse(EIGHT_2);

        assertThat(output.broken()).isEmpty();
        assertThat(output.latenciesMs()).containsExactly(3.0, 4.0);
        assertThat(output.queriesPerSecond()).hasValue(250);
        assertThat(output.parts()).contains(new TrtexecParts(0.375, 3, 0.125, true));
        assertThat(output.version()).contains("8201");
        assertThat(output.deserializedMs())
                .as("reading the file alone is no loading")
                .isEmpty();
    }

    @Test
    void givenTensorRt10ThenItIsReadAsWellAndTellsHowLongDeserializingTook() {
        TrtexecOutput output = TrtexecOutput.parse(TEN);

        assertThat(output.broken()).isEmpty();
        assertThat(output.latenciesMs()).containsExactly(3.0, 4.0);
        assertThat(output.queriesPerSecond()).hasValue(250);
        assertThat(output.deserializedMs().orElseThrow()).isCloseTo(32.6257, within(1e-9));
        assertThat(output.version()).contains("101601");
    }

    @Test
    void givenTensorRt7ThenItsThroughputOf0IsNoneAndItsQueriesAreCountedByTheirLines() {
        TrtexecOutput output = TrtexecOutput.parse(SEVEN);

        assertThat(output.broken()).isEmpty();
        assertThat(output.latenciesMs()).containsExactly(3.0, 4.0);
        assertThat(output.queriesPerSecond()).isEmpty();
        assertThat(output.parts()).isEmpty();
        assertThat(output.version()).isEmpty();
    }

    @Test
    void givenARunWithoutTransfersThenItsPartsSaySo() {
        String alone = EIGHT_2.replaceAll(
                "([HD]2[HD] Latency): .*",
                "$1: min = 0 ms, max = 0 ms, mean = 0 ms, median = 0 ms," + " percentile(99%) = 0 ms");

        assertThat(TrtexecOutput.parse(alone).parts()).contains(new TrtexecParts(0, 3, 0, false));
    }

    @Test
    void givenARunThatFailedThenTheFirstErrorIsTold() {
        TrtexecOutput output = TrtexecOutput.parse("""
                &&&& RUNNING TensorRT.trtexec [TensorRT v8502] # trtexec --loadEngine=net.plan
                &&&& FAILED TensorRT.trtexec [TensorRT v8502] # trtexec --loadEngine=net.plan
                [11/20/2025-08:32:52] [E] Error[1]: Serialization (Version tag does not match. Current Version: 213, Serialized: 232)
                [11/20/2025-08:32:52] [E] Engine deserialization failed
                [11/20/2025-08:32:52] [E] Inference set up failed
                """);

        assertThat(output.broken())
                .contains(
                        "it calls itself FAILED, and its first error is: Error[1]: Serialization (Version tag does not match."
                                + " Current Version: 213, Serialized: 232)");
        assertThat(output.latenciesMs()).isEmpty();
    }

    @Test
    void givenAModelWithOpenExtentsThenItIsNotTakenForTheWorkload() {
        String overridden = EIGHT_2.replace(
                "[I] Warmup",
                "[W] Dynamic dimensions required for input: input_ids, but no shapes were"
                        + " provided. Automatically overriding shape to: 1x1\n[I] Warmup");

        assertThat(TrtexecOutput.parse(overridden).broken())
                .hasValueSatisfying(why -> assertThat(why).contains("extents of its input input_ids open"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "&&&& PASSED.* | | did not come to its end",
                "PASSED | WAIVED | calls itself WAIVED",
                ".*Average on 1 runs.* | | timed no query",
                "Average on 1 runs | Average on 10 runs | --avgRuns=1",
                "has 2 queries | has 3 queries | 3 queries, and of the latency of 2",
                "mean = 3.5 ms | mean = 3.6 ms | another mean",
                ".* Latency: min = 3 ms.* | | no summary"
            })
    void givenOutputThatLacksSomethingOrContradictsItselfThenItIsBrokenAndSaysWhy(
            String what, String instead, String told) {
        TrtexecOutput output = TrtexecOutput.parse(EIGHT_2.replaceAll(what, instead == null ? "" : instead));

        assertThat(output.broken()).hasValueSatisfying(why -> assertThat(why).contains(told));
        assertThat(output.latenciesMs()).isEmpty();
    }

    @Property
    void givenAnyTextThenItIsReadOrBroken(@ForAll String text) {
        TrtexecOutput output = TrtexecOutput.parse(text);

        assertThat(output.broken().isPresent()).isEqualTo(output.latenciesMs().isEmpty());
    }

    @Property
    void givenADamagedOutputThenItIsReadOrBroken(
            @ForAll @IntRange(max = 2600) int at, @ForAll @IntRange(max = 100) int gone, @ForAll String instead) {
        for (String whole : List.of(SEVEN, EIGHT_2)) {
            int begin = Math.min(at, whole.length());
            String damaged =
                    whole.substring(0, begin) + instead + whole.substring(Math.min(begin + gone, whole.length()));

            TrtexecOutput output = TrtexecOutput.parse(damaged);

            assertThat(output.broken().isPresent())
                    .isEqualTo(output.latenciesMs().isEmpty());
        }
    }
}
