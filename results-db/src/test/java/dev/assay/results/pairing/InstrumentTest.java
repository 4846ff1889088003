package dev.assay.results.pairing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.collectors.bundle.Bundle;
import dev.assay.collectors.bundle.Cell;
import dev.assay.collectors.bundle.Workload;
import dev.assay.collectors.fixture.BundleFixture;
import dev.assay.collectors.metric.Metric;
import dev.assay.collectors.metric.MetricValue;
import dev.assay.collectors.metric.TrialMetrics;
import dev.assay.results.fixture.SyntheticRun;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which figures may be held against each other, by the methods that the collectors really write. */
class InstrumentTest {
    private static final String BENCH = """
            {"n_prompt": 8, "n_gen": 0, "n_depth": 0, "samples_ns": [500000000, 510000000]}
            {"n_prompt": 0, "n_gen": 4, "n_depth": 8, "samples_ns": [40000000, 41000000]}
            """;

    @TempDir
    private Path folder;

    @Test
    void givenMoreIterationsOrInferencesThenTheInstrumentIsTheSame() throws Exception {
        Map<Metric, String> once = instruments("once", BundleFixture.generate());
        Map<Metric, String> again =
                instruments("again", BundleFixture.generate().speed(700, 20));

        assertThat(once).isEqualTo(again).containsKeys(Metric.DECODE_TPS, Metric.RSS_PEAK_BYTES, Metric.LOAD_MS);
    }

    @Test
    void givenGreedySamplingThenDecodeAndTheFirstTokenDifferFromNoneAndPrefillDoesNot() throws Exception {
        Map<Metric, String> greedy =
                instruments("greedy", BundleFixture.generate().workload(generate(Workload.Sampling.GREEDY)));
        Map<Metric, String> none =
                instruments("none", BundleFixture.generate().workload(generate(Workload.Sampling.NONE)));

        assertThat(greedy.entrySet().stream().filter(e -> !e.getValue().equals(none.get(e.getKey()))))
                .extracting(Map.Entry::getKey)
                .containsExactlyInAnyOrder(Metric.DECODE_TPS, Metric.ITL_MS, Metric.TTFT_MS);
    }

    @Test
    void givenLlamaBenchThenItsRatesStandBesideARunnersWithoutSamplingAndItsProcessBesideNothing() throws Exception {
        Map<Metric, String> bench =
                instruments("bench", BundleFixture.llamaBench(BENCH).workload(generate(Workload.Sampling.NONE)));
        Map<Metric, String> none =
                instruments("none", BundleFixture.generate().workload(generate(Workload.Sampling.NONE)));
        Map<Metric, String> greedy =
                instruments("greedy", BundleFixture.generate().workload(generate(Workload.Sampling.GREEDY)));

        assertThat(bench.get(Metric.DECODE_TPS))
                .isEqualTo(none.get(Metric.DECODE_TPS))
                .isNotEqualTo(greedy.get(Metric.DECODE_TPS));
        assertThat(bench.get(Metric.PREFILL_TPS))
                .isEqualTo(none.get(Metric.PREFILL_TPS))
                .isEqualTo(greedy.get(Metric.PREFILL_TPS));
        assertThat(bench.get(Metric.RSS_PEAK_BYTES)).isNotEqualTo(none.get(Metric.RSS_PEAK_BYTES));
        assertThat(bench.get(Metric.CPU_TIME_S)).isNotEqualTo(none.get(Metric.CPU_TIME_S));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                // same source: only counts, rates and who drove the sensors differ
                "ENERGY_J | VDD_IN (power at 100 Hz); sum over all measured iterations; samples cover 99 % of the time | VDD_IN (power at 10 Hz); sum over all measured iterations; samples cover 100 % of the time | true",
                "ENERGY_J | VDD_IN (power at 100 Hz), sensors driven by /tmp/x; sum over all measured iterations | VDD_IN (power at 100 Hz); sum over all measured iterations | true",
                "ENERGY_DECODE_J | battery (V × I at 5 Hz); median of 3 iterations of 4 (decode: 1 sample); samples cover 98 % of the time | battery (V × I at 5 Hz); median of 7 iterations; samples cover 99 % of the time | true",
                "POWER_PEAK_W | largest sample in the measured iterations of VDD_IN (power at 100 Hz): a lower bound | largest sample in the measured iterations of VDD_IN (power at 50 Hz): a lower bound | true",
                "THROUGHPUT_IPS | runner's events: 20 inferences / sum of their latencies | runner's events: 50 inferences / sum of their latencies | true",
                "RSS_ANON_PEAK_BYTES | largest sample of /proc/PID/statm at up to 100 Hz: a lower bound | largest sample of /proc/PID/statm at up to 12.5 Hz: a lower bound | true",
                "TEMP_PEAK_C | largest sample of /sys/class/thermal/thermal_zone0/temp at up to 10 Hz: a lower bound | largest sample of /sys/class/thermal/thermal_zone3/temp at up to 10 Hz: a lower bound | true",
                "THROTTLE_ONSET_S | the rate fell by 12 % at 40 s | the rate fell by 19 % at 61 s | true",
                "LATENCY_MS | benchmark_model's own clock, input of the model's own shape; mean of 30 inferences (min 4, max 6, std 1 ms) | benchmark_model's own clock, input of the model's own shape; mean of 50 inferences | true",
                "LATENCY_MS | trtexec's GPU events: H2D + GPU compute + D2H of a query; by TensorRT v8502 (medians: H2D 0.3, GPU compute 3, D2H 0.1 ms) | trtexec's GPU events: H2D + GPU compute + D2H of a query; by TensorRT v101601 | true",
                // another source, or another span
                "LATENCY_MS | trtexec's GPU events: H2D + GPU compute + D2H of a query; by TensorRT v8502 | trtexec's GPU events: GPU compute of a query, nothing transferred; by TensorRT v8502 | false",
                "LATENCY_MS | trtexec's GPU events: H2D + GPU compute + D2H of a query; by TensorRT v8502 | runner's events: infer.end - infer.begin | false",
                "LATENCY_MS | benchmark_model's own clock, input of the model's own shape; mean of 30 inferences | runner's events: infer.end - infer.begin | false",
                "ENERGY_J | VDD_IN (power at 100 Hz) | package-0 (counter at 100 Hz) | false",
                "ENERGY_J | VDD_IN (power at 100 Hz) | VDD_IN (power at 100 Hz) + VDD_SOC (power at 100 Hz) | false",
                "ENERGY_J | package-0 (counter at 10 Hz) | package-1 (counter at 10 Hz) | false",
                "LOAD_MS | runner's events: load + context | runner's events: load; it reports no context | false",
                "LATENCY_MS | runner's events: infer.end - infer.begin | some other tool's timer | false"
            })
    void givenTwoMethodsThenTheyAreOneInstrumentOnlyWhereTheyTellTheSameThing(
            Metric metric, String method, String other, boolean same) {
        Cell cell = SyntheticRun.cell(SyntheticRun.BASE);

        assertThat(Instrument.of(metric, method, cell).equals(Instrument.of(metric, other, cell)))
                .isEqualTo(same);
    }

    private Map<Metric, String> instruments(String name, BundleFixture fixture) throws Exception {
        Bundle bundle = fixture.seal(folder.resolve(name));
        Map<Metric, String> instruments = new EnumMap<>(Metric.class);
        TrialMetrics.of(bundle).forEach((metric, value) -> {
            String method =
                    switch (value) {
                        case MetricValue.Scalar scalar -> scalar.method();
                        case MetricValue.Distribution distribution -> distribution.method();
                        case MetricValue.Absent _ -> null;
                    };
            if (method != null) {
                instruments.put(
                        metric, Instrument.of(metric, method, bundle.trial().cell()));
            }
        });
        return instruments;
    }

    private static Workload generate(Workload.Sampling sampling) {
        return new Workload.Generate("p8-g4", 8, 4, 1, 1, sampling);
    }
}
